import { afterEach, describe, expect, test } from '@jest/globals';
import { reviewFiles } from '../../src/review/review-files.ts';
import { reviewManyFiles } from '../../src/review/review-many-files.ts';
import { removeWorkTrees, workTree } from '../source/work-tree.ts';

afterEach(removeWorkTrees);

const HELPER = 'export const agreed = (a, b) => expect(a).toBe(b);\n';
const START = "import { agreed } from './helper.js';\n";
/** Every third file asserts by its helper, the others do not. */
const body = (index: number) => (index % 3 === 0 ? 'agreed(1, 1);' : 'console.log(1);');

function tree(count: number) {
  const names = Array.from({ length: count }, (_, index) => `test/${String(index).padStart(3, '0')}.test.js`);
  const tests = names.map((name, index) => [name, `${START}test('t${index}', () => { ${body(index)} });\n`]);
  return { names, root: workTree({ 'test/helper.js': HELPER, ...Object.fromEntries(tests) }) };
}

describe('many files on several cores', () => {
  test('give what they give on one, in the same order', async () => {
    const { names, root } = tree(450);
    const alone = reviewFiles(root, names);
    expect(alone.suspicions).toHaveLength(300);
    expect(await reviewManyFiles(root, names, 3)).toEqual(alone);
  });

  test('so do few, which stay in this thread', async () => {
    const { names, root } = tree(7);
    expect(await reviewManyFiles(root, names, 8)).toEqual(reviewFiles(root, names));
  });

  test('and files that are not there are told of', async () => {
    const { names, root } = tree(250);
    const asked = [...names, 'test/gone.test.js'];
    expect((await reviewManyFiles(root, asked, 2)).unread).toEqual([
      { file: 'test/gone.test.js', why: 'it is not there, or larger than 4 MiB' },
    ]);
  });
});
