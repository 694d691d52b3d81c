import type { TestCase } from '../domain/test-run.ts';
import { grouped } from './grouped.ts';
import type { TestBlock, TestModel } from './test-blocks.ts';
import { knownLength, matchesTitle } from './title.ts';

/** What a run tells of a test that its source is found by. */
export type RanTest = Pick<TestCase, 'file' | 'titlePath' | 'location'>;

/**
 * Finds the blocks of one file that a test of a run came from. The first rule that finds some decides:
 * - the titles are the block's, all of them plain text; where several share them, the block around the test's line.
 * - the test's line is in the block (the innermost such), and its title can be the block's.
 * - the titles can be the block's; the blocks of which most is known.
 * - the last titles can be the block's: suites around it may be declared by functions of the project's own.
 *
 * @returns several when they fit equally well; none when nothing fits
 */
export function createTestMatcher({ blocks }: TestModel): (test: RanTest) => readonly TestBlock[] {
  const cases = blocks.filter(({ kind }) => kind === 'case');
  const exact = grouped(cases, (block) => pathKey(block.titlePath.map(({ text }) => text)));
  const open = cases.filter(({ titlePath }) => titlePath.some(({ text }) => text === null));
  const byLast = grouped(cases, ({ titlePath }) => titlePath.at(-1)?.text ?? null);

  return ({ titlePath, location }) => {
    const line = location?.line ?? null;
    const same = exact.get(pathKey(titlePath)) ?? [];
    if (same.length > 0) return around(same, line) ?? same;
    const last = titlePath.at(-1) ?? '';
    const likely = [...(byLast.get(last) ?? []), ...(byLast.get(null) ?? [])].filter((block) => endsAs(block, last));
    const here = around(likely, line);
    if (here !== null) return here;
    const fitting = mostKnown(
      open.filter((block) => block.titlePath.length === titlePath.length && fits(block, titlePath)),
    );
    return fitting.length > 0 ? fitting : mostKnown(likely.filter((block) => fits(block, titlePath)));
  };
}

/**
 * The suites marked `earnest-ordered` that these tests of the file are in, each title path once.
 *
 * @param titlePaths of tests that ran, so that suites with computed titles are found under the titles they had
 */
export function orderedSuites(
  { blocks }: TestModel,
  titlePaths: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const marked = blocks.filter(({ ordered }) => ordered);
  const found = new Map<string, readonly string[]>();
  for (const path of titlePaths) {
    for (const { titlePath } of marked) {
      const prefix = path.slice(0, titlePath.length);
      const fitsHere =
        path.length > titlePath.length && titlePath.every((title, at) => matchesTitle(title, prefix[at] ?? ''));
      if (fitsHere) found.set(pathKey(prefix), prefix);
    }
  }
  return [...found.values()];
}

function pathKey(titles: readonly (string | null)[]): string {
  return JSON.stringify(titles);
}

function endsAs({ titlePath }: TestBlock, last: string): boolean {
  const title = titlePath.at(-1);
  return title !== undefined && matchesTitle(title, last);
}

/** The innermost of the blocks around a line; null when there is none, or no line. */
function around(blocks: readonly TestBlock[], line: number | null): readonly TestBlock[] | null {
  if (line === null) return null;
  let innermost: TestBlock | null = null;
  for (const block of blocks) {
    if (block.line > line || line > block.endLine) continue;
    if (innermost === null || block.endLine - block.line < innermost.endLine - innermost.line) innermost = block;
  }
  return innermost === null ? null : [innermost];
}

/** True when the last of the titles can be the block's. */
function fits({ titlePath }: TestBlock, actual: readonly string[]): boolean {
  const offset = actual.length - titlePath.length;
  return offset >= 0 && titlePath.every((title, at) => matchesTitle(title, actual[at + offset] ?? ''));
}

function mostKnown(blocks: readonly TestBlock[]): readonly TestBlock[] {
  const known = blocks.map(({ titlePath }) => titlePath.reduce((sum, title) => sum + knownLength(title), 0));
  const most = known.reduce((greatest, next) => Math.max(greatest, next), 0);
  return blocks.filter((_, index) => known[index] === most);
}
