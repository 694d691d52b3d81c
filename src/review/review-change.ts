import type { Change } from '../domain/change.ts';
import type { ReviewRun, Suspicion } from '../domain/smell.ts';
import type { Project } from '../project/project.ts';
import { createImportGraph } from '../source/import-graph.ts';
import type { ChangedTexts } from '../source/test-changes.ts';
import { changedCode } from './changed-code.ts';
import { countsOf, sumOf } from './counts.ts';
import { inTime, orGiveUp, TOO_LONG } from './in-time.ts';
import { createModules, type Modules } from './model/modules.ts';
import { createOracles } from './model/oracles.ts';
import type { TestFile } from './model/test-file.ts';
import { filesToReview, type RanSuite } from './reviewed-files.ts';
import { goldenPathOnly } from './rules/golden-path-only.ts';
import { seamNotExercised } from './rules/seam-not-exercised.ts';
import { snapshotsRewritten } from './rules/snapshots-rewritten.ts';
import { testOnlyExports } from './rules/test-only-export.ts';
import { seamsOf } from './seams.ts';
import { suspectFile } from './suspect.ts';

/** A suite that ran, and which of its test files import what the change touches. */
export interface SuiteToReview extends RanSuite {
  readonly reached: (file: string) => boolean;
}

export interface ReviewRequest {
  readonly change: Change;
  readonly suites: readonly SuiteToReview[];
  /** All code under test. */
  readonly sources: readonly string[];
  readonly textsOf: (path: string) => ChangedTexts;
}

/** Test files that reach a change and are read for its seams and callers: more are a change of everything. */
const MOST_NEIGHBOURS = 300;

/** Reviews the tests that a change adds or edits, and what the change leaves without one. Reads, and runs nothing. */
export async function reviewChange(
  { root }: Pick<Project, 'root'>,
  { change, suites, sources, textsOf }: ReviewRequest,
): Promise<ReviewRun> {
  const modules = createModules(root);
  const code = orGiveUp('Reading the changed code', () => changedCode(change, modules));
  const { files, unread } = orGiveUp('Reading the changed tests', () => filesToReview(change, suites, modules));
  const around = { modules, oracleOf: createOracles(modules.findAsserting), change: code };
  const slow: { readonly file: string; readonly why: string }[] = [];
  const inTests = files.flatMap(({ file, cases, ranOf }) => {
    const found = inTime(() => suspectFile(file, cases, ranOf, around));
    if (found === null) slow.push({ file: file.path, why: TOO_LONG });
    return found ?? [];
  });
  const neighbours = orGiveUp('Reading the tests around the change', () =>
    neighboursOf(suites, modules, new Map(files.map(({ file }) => [file.path, file]))),
  );
  const seams = await seamsOf(change, code, neighbours, modules, createImportGraph(root));
  const inChange = orGiveUp('Reviewing what the change leaves without a test', (): readonly Suspicion[] => [
    ...snapshotsRewritten(change, textsOf, new Set(files.map(({ file }) => file.path))),
    ...testOnlyExports(
      code,
      files.map(({ file }) => file),
      sources,
      modules,
    ),
    ...goldenPathOnly(code, neighbours, modules),
    ...seamNotExercised(seams),
  ]);
  return {
    suspicions: [...inTests, ...inChange],
    seams,
    counts: sumOf(files.map(({ file, cases }) => countsOf(file, cases))),
    unread: [...unread, ...slow],
  };
}

/** The test files that ran and import what the change touches. */
function neighboursOf(
  suites: readonly SuiteToReview[],
  modules: Modules,
  known: ReadonlyMap<string, TestFile>,
): readonly TestFile[] {
  const paths = new Set(
    suites.flatMap(({ run, reached }) => run.tests.map(({ file }) => file).filter((file) => reached(file))),
  );
  return [...paths].slice(0, MOST_NEIGHBOURS).flatMap((path) => {
    const file = known.get(path) ?? modules.test(path);
    return 'why' in file ? [] : [file];
  });
}
