import { dirname } from 'node:path/posix';
import type { Modules } from '../../review/model/modules.ts';
import type { TestFile } from '../../review/model/test-file.ts';
import { type ExistingTests, importsOf } from './existing-tests.ts';

/** A test of the repository that shows its style. */
export interface Exemplar {
  readonly path: string;
  readonly text: string;
}

const LONGEST_LINES = 150;
const MOST_LOOKED_AT = 30;

/**
 * Tests that show how this repository writes them, the best first: of code that has nothing to do with the target, since a test that reaches the
 * target holds what it does today; small, without doubles and snapshots; those that use the brief's
 * factories, are named as tests are, and stand beside the tests of the target before others. Where every
 * test reaches the target, the shortest case of one, with the imports of its file.
 *
 * @param reaches true when a test file imports the target at any depth
 * @param factories files of the factories that the brief names
 */
export async function exemplarsAmong(
  { ofTarget, others }: ExistingTests,
  modules: Modules,
  reaches: (path: string) => Promise<boolean>,
  factories: readonly string[],
  most: number,
): Promise<readonly Exemplar[]> {
  const usesFactories = (file: TestFile) => {
    const imported = importsOf(file, modules);
    return factories.some((factory) => imported.has(factory)) ? 0 : 1;
  };
  const folder = dirname(ofTarget[0]?.path ?? '');
  const otherFolder = (file: TestFile) => (dirname(file.path) === folder ? 0 : 1);
  const oddName = (file: TestFile) => (/[.\-_](?:test|spec)\.[cm]?[jt]sx?$/.test(file.path) ? 0 : 1);
  const ranked = others
    .filter(isGoodStyle)
    .map((file, distance) => ({ file, rank: [usesFactories(file), oddName(file), otherFolder(file), distance] }))
    .sort((one, other) => byFirstDifference(one.rank, other.rank));
  const whole: Exemplar[] = [];
  const reaching: TestFile[] = [];
  for (const { file } of ranked.slice(0, MOST_LOOKED_AT)) {
    if (whole.length === most) break;
    if (await reaches(file.path)) reaching.push(file);
    else whole.push({ path: file.path, text: file.text });
  }
  if (whole.length > 0) return whole;
  const own = [...ofTarget.filter(hasGoodStyle), ...reaching][0];
  return own === undefined ? [] : [{ path: own.path, text: shortestCase(own) }];
}

function isGoodStyle(file: TestFile): boolean {
  return hasGoodStyle(file) && file.text.split('\n').length <= LONGEST_LINES;
}

function hasGoodStyle({ cases, doubles, assertions, text }: TestFile): boolean {
  return (
    cases.some(({ isSkipped }) => !isSkipped) &&
    doubles.length === 0 &&
    assertions.length > 0 &&
    !/[sS]napshot\b|\.only\b/.test(text)
  );
}

function byFirstDifference(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** Imports, and one case as it stands. */
function shortestCase({ tree, text, cases }: TestFile): string {
  const lines = text.split('\n');
  const imports = tree.program.body
    .filter(({ type }) => type === 'ImportDeclaration')
    .map(({ start, end }) => text.slice(start ?? 0, end ?? 0));
  const [shortest] = cases
    .filter(({ isSkipped, assertions }) => !isSkipped && assertions.length > 0)
    .sort((one, other) => one.endLine - one.line - (other.endLine - other.line));
  const body = shortest === undefined ? [] : lines.slice(shortest.line - 1, shortest.endLine);
  return [...imports, '', ...body].join('\n');
}
