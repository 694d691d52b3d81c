import type { Change, ChangedFile } from '../domain/change.ts';
import type { TestChange } from '../domain/stability.ts';
import { grouped } from './grouped.ts';
import { createTestMatcher, type RanTest } from './match-test.ts';
import { readTestBlocks, type TestBlock, type TestModel } from './test-blocks.ts';

/** One changed file at base (under its previous path, when it was renamed) and in the tree under test; null where it is not, or cannot be read. */
export interface ChangedTexts {
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Tells what the change does to a test, by its text. A helper that a test file imports has no part in it: that is for the import
 * graph. The first rule that holds decides:
 *
 * - unchanged: its file is not changed.
 * - unchanged: a case with the same body and context was at base, under whatever title, in this file or in another test file that
 *   the change touches: a rename, a move or a reformat is no change. Each case of base answers for one case only.
 * - modified: a case with these titles, or with this body in another context, was at base and answers for no other.
 * - added.
 *
 * A test whose block cannot be told is modified, and so is each test of a file that cannot be parsed, at base or now; added when
 * the file is new. Where several blocks share a test's titles, the gravest answer counts.
 *
 * @param textsOf texts of a changed file by its present path; both null for what holds no tests
 */
export function testChanges(change: Change, textsOf: (path: string) => ChangedTexts): (test: RanTest) => TestChange {
  const files = change.files
    .filter(({ entry }) => entry === 'file')
    .map((file) => readChanged(file, textsOf(file.path)));
  const { verdicts } = compare(files);
  const byPath = new Map(files.map((file) => [file.path, file]));
  return (test) => {
    const file = byPath.get(test.file);
    if (file === undefined) return 'unchanged';
    const found = file.matcher?.(test).map((block) => verdicts.get(block) ?? file.otherwise) ?? [];
    const [first, ...others] = found;
    return first === undefined ? file.otherwise : others.reduce(graver, first);
  };
}

/** A case as it was at base, and what became of it. */
export interface FormerTest {
  /** At base. */
  readonly path: string;
  readonly block: TestBlock;
  readonly fate: 'edited' | 'deleted';
}

/**
 * The cases of base that are no longer what they were: edited, or gone from every file that the change touches. The rules are those
 * of `testChanges`, seen from the other side: what was renamed, moved or reformatted is not among them. A case that stays as it was but
 * takes something else from other files (another helper under the same name) counts as edited.
 *
 * @returns and the files (at base) of which that cannot be told, since they cannot be parsed, then or now
 */
export function formerTests(
  change: Change,
  textsOf: (path: string) => ChangedTexts,
): { readonly tests: readonly FormerTest[]; readonly unread: readonly string[] } {
  const changed = change.files.filter(({ entry }) => entry === 'file');
  const files = changed.map((file) => readChanged(file, textsOf(file.path)));
  const { fates } = compare(files);
  const tests = files.flatMap(({ previousPath, before }) =>
    before.flatMap((block): FormerTest[] => {
      const fate = fates.get(block) ?? 'deleted';
      return fate === 'kept' ? [] : [{ path: previousPath, block, fate }];
    }),
  );
  return { tests, unread: files.filter(({ unread }) => unread).map(({ previousPath }) => previousPath) };
}

interface ReadFile {
  readonly path: string;
  /** At base; the present one when it was not renamed. */
  readonly previousPath: string;
  /** Its text was there at base, and cannot be parsed then or now. */
  readonly unread: boolean;
  readonly before: readonly TestBlock[];
  readonly after: readonly TestBlock[];
  readonly matcher: ReturnType<typeof createTestMatcher> | null;
  /** The answer for a test whose block cannot be told. */
  readonly otherwise: TestChange;
}

function readChanged({ path, previousPath, status }: ChangedFile, { before, after }: ChangedTexts): ReadFile {
  const isNew = status === 'added' && before === null;
  const then = before === null ? null : readTestBlocks(previousPath ?? path, before);
  const now = after === null ? null : readTestBlocks(path, after);
  const comparable = isNew || then !== null;
  return {
    path,
    previousPath: previousPath ?? path,
    unread: before !== null && (then === null || (after !== null && now === null)),
    before: casesOf(then),
    after: casesOf(now),
    matcher: now === null || !comparable ? null : createTestMatcher(now),
    otherwise: isNew ? 'added' : 'modified',
  };
}

function casesOf(model: TestModel | null): readonly TestBlock[] {
  return model?.blocks.filter(({ kind }) => kind === 'case') ?? [];
}

interface Located {
  readonly path: string;
  readonly block: TestBlock;
}

const asIs = ({ block }: Located) => `${block.bodyKey} ${block.contextKey}`;
const bodyOf = ({ block }: Located) => block.bodyKey;
const titlesOf = ({ block }: Located) => JSON.stringify(block.titlePath.map(({ pieces }) => pieces));
const inFile = (key: (one: Located) => string) => (one: Located) => JSON.stringify([one.path, key(one)]);
const titled = (key: (one: Located) => string) => (one: Located) => JSON.stringify([titlesOf(one), key(one)]);

/** What a case of now and one of base have to share, the surest first. */
const PASSES: readonly { readonly key: (one: Located) => string; readonly verdict: TestChange }[] = [
  { key: inFile(titled(asIs)), verdict: 'unchanged' },
  { key: inFile(asIs), verdict: 'unchanged' },
  { key: titled(asIs), verdict: 'unchanged' },
  { key: asIs, verdict: 'unchanged' },
  { key: inFile(titlesOf), verdict: 'modified' },
  { key: inFile(bodyOf), verdict: 'modified' },
  { key: bodyOf, verdict: 'modified' },
];

interface Comparison {
  /** By case of now. */
  readonly verdicts: ReadonlyMap<TestBlock, TestChange>;
  /** By case of base; those that are gone have none. */
  readonly fates: ReadonlyMap<TestBlock, 'kept' | 'edited'>;
}

function compare(files: readonly ReadFile[]): Comparison {
  const locate = (blocks: readonly TestBlock[], path: string) => blocks.map((block) => ({ path, block }));
  let before: readonly Located[] = files.flatMap((file) => locate(file.before, file.path));
  let after: readonly Located[] = files.flatMap((file) => locate(file.after, file.path));
  const verdicts = new Map<TestBlock, TestChange>();
  const fates = new Map<TestBlock, 'kept' | 'edited'>();
  for (const { key, verdict } of PASSES) {
    const offered = grouped(before, key);
    const taken = new Set<Located>();
    for (const one of after) {
      const match = offered.get(key(one))?.pop();
      if (match === undefined) continue;
      taken.add(match);
      verdicts.set(one.block, verdict);
      const otherImports = one.path === match.path && one.block.importsKey !== match.block.importsKey;
      fates.set(match.block, verdict === 'unchanged' && !otherImports ? 'kept' : 'edited');
    }
    before = before.filter((one) => !taken.has(one));
    after = after.filter(({ block }) => !verdicts.has(block));
  }
  for (const { block } of after) verdicts.set(block, 'added');
  return { verdicts, fates };
}

const GRAVITY: Readonly<Record<TestChange, number>> = { unchanged: 0, modified: 1, added: 2 };

function graver(one: TestChange, other: TestChange): TestChange {
  return GRAVITY[other] > GRAVITY[one] ? other : one;
}
