import { describe, expect, test } from '@jest/globals';
import { reviewedChange, told } from './reviewed-change.ts';

const SNAPSHOTS = 'test/__snapshots__/page.test.js.snap';
const PAGE = "import { page } from '../src/page.js';\ntest('renders', () => { expect(page()).toMatchSnapshot(); });\n";
const snapshots = (count: number, text: (index: number) => string) =>
  `// Jest Snapshot v1\n${Array.from({ length: count }, (_, at) => `\nexports[\`renders ${at + 1}\`] = \`${text(at)}\`;\n`).join('')}`;

async function found(before: string, after: string, tests: string = PAGE): Promise<readonly string[]> {
  const run = await reviewedChange({
    base: { 'src/page.js': 'export const page = () => 1;', 'test/page.test.js': PAGE, [SNAPSHOTS]: before },
    head: { [SNAPSHOTS]: after, ...(tests === PAGE ? {} : { 'test/page.test.js': tests }) },
    ran: { 'test/page.test.js': ['renders'] },
  });
  return told(run, 'snapshots-rewritten');
}

describe('snapshots-rewritten', () => {
  test('ten snapshots with another content, and no test of theirs changed', async () => {
    expect(
      await found(
        snapshots(10, () => 'old'),
        snapshots(10, () => 'new'),
      ),
    ).toEqual([
      `${SNAPSHOTS}:3 10 snapshots are rewritten, and no test of test/page.test.js is changed: read each of them`,
    ]);
  });

  test.each([
    ['nine of them', snapshots(9, () => 'old'), snapshots(9, () => 'new'), PAGE],
    ['ten that are added', snapshots(1, () => 'old'), snapshots(11, () => 'old'), PAGE],
    ['ten that are deleted', snapshots(11, () => 'old'), snapshots(1, () => 'old'), PAGE],
    [
      'ten with a test that is edited',
      snapshots(10, () => 'old'),
      snapshots(10, () => 'new'),
      PAGE.replace('page()', 'page(2)'),
    ],
    [
      'ten of which one has another content',
      snapshots(10, () => 'old'),
      snapshots(10, (at) => (at === 3 ? 'new' : 'old')),
      PAGE,
    ],
  ])('not %s', async (_, before, after, tests) => {
    expect(await found(before, after, tests)).toEqual([]);
  });
});
