import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Brief, entryOf } from '../domain/brief.ts';
import type { TestCase } from '../domain/test-run.ts';
import { grouped } from '../source/grouped.ts';
import type { ImportGraph } from '../source/import-graph.ts';
import { createTestMatcher } from '../source/match-test.ts';
import { parseScript } from '../source/parse.ts';
import type { SyntaxTree } from '../source/syntax.ts';
import { readTestBlocks, type TestBlock } from '../source/test-blocks.ts';

/** Tests of the repository by the id of the clause that they name; every clause has an entry. */
export type CitedTests = ReadonlyMap<string, readonly TestCase[]>;

/**
 * The tests that name a clause of a brief, by clause: in a title, or in a comment within the test or right above it. Only tests whose file imports
 * the target count, at any depth, since two briefs may use one id.
 *
 * @param tests those of a suite that ran
 */
export async function citedTests(
  graph: ImportGraph,
  root: string,
  brief: Brief,
  tests: readonly TestCase[],
): Promise<CitedTests> {
  const ids = [...brief.clauses, ...brief.invariants].map(({ id }) => id);
  const cited = new Map<string, TestCase[]>(ids.map((id) => [id, []]));
  const { file: target } = entryOf(brief.target);
  const byFile = grouped(
    tests.filter(({ file, status }) => file !== '' && (status === 'passed' || status === 'failed')),
    ({ file }) => file,
  );
  for (const [file, own] of byFile) {
    const text = await readFile(join(root, file), 'utf8').catch(() => '');
    const isNamed = ids.some((id) => text.includes(id) || own.some(({ name }) => name.includes(id)));
    if (!isNamed) continue;
    // Vitest lets tests stand in the source itself.
    if (file !== target && !(await graph.closureOf(file)).files.includes(target)) continue;
    const wordsOf = wordsAround(file, text);
    for (const test of own) {
      const words = wordsOf(test);
      for (const id of ids) if (names(words, id)) cited.get(id)?.push(test);
    }
  }
  return cited;
}

/** The titles of a test, and the comments in its lines and right above them. */
function wordsAround(file: string, text: string): (test: TestCase) => string {
  const model = readTestBlocks(file, text);
  const tree = model === null ? null : parseScript(file, text);
  if (model === null || tree === null) return ({ titlePath }) => titlePath.join('\n');
  const match = createTestMatcher(model);
  const comments = commentsIn(tree, text);
  const known = new Map<TestBlock, string>();
  const aroundBlock = (block: TestBlock) => {
    const words = known.get(block) ?? commentsOf(block, comments);
    known.set(block, words);
    return words;
  };
  return (test) => [...test.titlePath, ...match(test).map(aroundBlock)].join('\n');
}

interface Comments {
  /** By the line that they begin on, 1-based. */
  readonly on: ReadonlyMap<number, readonly string[]>;
  /** By the last line of a comment before which nothing stands on its first line: that line. */
  readonly beginningOf: ReadonlyMap<number, number>;
}

function commentsIn({ comments }: SyntaxTree, text: string): Comments {
  const all = (comments ?? []).flatMap(({ value, start, loc }) =>
    loc === null || loc === undefined ? [] : [{ value, start: start ?? 0, loc }],
  );
  const first = all.filter(({ start, loc }) => text.slice(start - loc.start.column, start).trim() === '');
  return {
    on: new Map([...grouped(all, ({ loc }) => loc.start.line)].map(([line, on]) => [line, on.map((one) => one.value)])),
    beginningOf: new Map(first.map(({ loc }) => [loc.end.line, loc.start.line])),
  };
}

function commentsOf({ line, endLine }: TestBlock, { on, beginningOf }: Comments): string {
  let first = line;
  for (let above = beginningOf.get(first - 1); above !== undefined; above = beginningOf.get(first - 1)) first = above;
  const lines = Array.from({ length: endLine - first + 1 }, (_, index) => on.get(first + index) ?? []);
  return lines.flat().join('\n');
}

/** The id as a word of its own: `total` is not in `total-of-lines`. */
function names(words: string, id: string): boolean {
  return new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(words);
}
