import { afterEach, describe, expect, test } from '@jest/globals';
import { alterations } from '../../src/change/alterations.ts';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import { createRepository, type Repository, removeTemporaryFolders } from './repository.ts';

afterEach(removeTemporaryFolders);

const FEE = '// Sent by post.\nexport const fee = (weight) => {\n  return weight * 499;\n};\n';
const CART = "import { fee } from './fee.js';\nexport const cart = (items) => fee(items.length);\n";

async function altered(change: (repository: Repository) => void) {
  const repository = createRepository().write('src/fee.js', FEE).write('src/cart.js', CART);
  const base = repository.write('src/view.vue', '<script>let a = 1</script>').commit();
  change(repository);
  const head = repository.commit();
  const { tested, folder } = repository;
  const kindOf = createClassifier({ testMatches: null });
  const read = await readChange(tested, folder, { base, head, how: 'told' }, kindOf);
  return alterations(tested, folder, read);
}

describe('what alters behaviour', () => {
  test('is named with the first line that the change touches, or stands behind', async () => {
    expect(await altered((it) => it.write('src/fee.js', FEE.replace('499', '500')))).toEqual([
      { file: 'src/fee.js', line: 3, known: true },
    ]);
    expect(await altered((it) => it.write('src/fee.js', FEE.replace('  return weight * 499;\n', '')))).toEqual([
      { file: 'src/fee.js', line: 2, known: true },
    ]);
  });

  test('may be a file that cannot be read', async () => {
    expect(await altered((it) => it.write('src/view.vue', '<script>let a = 2</script>'))).toEqual([
      { file: 'src/view.vue', line: 1, known: false },
    ]);
  });
});

test.each<[string, (repository: Repository) => void]>([
  ['a comment', (it) => it.write('src/fee.js', FEE.replace('post', 'mail'))],
  ['names of locals', (it) => it.write('src/fee.js', FEE.replaceAll('weight', 'grams'))],
  ['tests and prose', (it) => it.write('test/fee.test.js', 'fee();').write('README.md', 'Fees')],
  ['a file that goes with what used it', (it) => it.remove('src/cart.js')],
  [
    'a file that moves, and the imports that follow it',
    (it) =>
      it.remove('src/fee.js').write('src/post/fee.js', FEE).write('src/cart.js', CART.replace('./fee', './post/fee')),
  ],
])('%s alters nothing', async (_, change) => {
  expect(await altered(change)).toEqual([]);
});
