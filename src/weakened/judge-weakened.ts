import { type StandingLines, standingLines } from '../change/standing-lines.ts';
import type { Change, FileKind } from '../domain/change.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Policy } from '../domain/policy.ts';
import type { StabilityRun } from '../domain/stability.ts';
import type { TestRun } from '../domain/test-run.ts';
import type { WeakenedRun } from '../domain/weakened.ts';
import { STRYKER_CONFIGURATION } from '../mutation/judge-change.ts';
import { judgingTests } from '../mutation/judging-tests.ts';
import { packageOf, withinPackage } from '../project/package-of.ts';
import type { Package, Project } from '../project/project.ts';
import type { SharedBase } from '../project/shared-base.ts';
import { createImportGraph, type ImportGraph } from '../source/import-graph.ts';
import type { ChangedTexts } from '../source/test-changes.ts';
import type { System } from '../system/system.ts';
import { editedTests, runFormerTests } from './former-side.ts';
import { type Judging, Refused } from './judging.ts';
import { lostKills } from './lost-kills.ts';

/** A package of the tree under test, and what running its tests has shown. */
export interface JudgedSuite {
  readonly subject: Package;
  readonly run: TestRun;
  /** Null: tests were not run again. */
  readonly stability: StabilityRun | null;
}

export interface WeakenedRequest {
  readonly change: Change;
  readonly policy: Policy;
  readonly base: SharedBase;
  /** The changed tests and what they stand on, then and now. */
  readonly textsOf: (path: string) => ChangedTexts;
  /** The kind of any path of the repository. */
  readonly kindOf: (path: string) => FileKind;
  /** All that this may take, in ms, beside setting the base commit up. */
  readonly budgetMs: number;
}

/**
 * Did editing and deleting tests lose kills?
 *
 * - Which tests were edited or deleted is read from their texts (see `formerTests`); nothing is set up where none was.
 * - On the base commit those tests alone judge the mutants of what they import, in lines that still stand as they were. Mutants
 *   of other lines belong to the mutation check.
 * - What they killed there is judged by all tests of the tree under test: a test that was moved, split or replaced loses nothing.
 * - What then survives, or is reached by no test, is a loss once the former tests have killed it on the base commit again.
 * - Flaky tests count neither then nor now. A budget that does not hold all mutants makes it a sample (see `judgeMutants`); a
 *   loss that was seen is a loss all the same.
 *
 * @param suite must be green
 */
export async function judgeWeakened(
  system: System,
  project: Project,
  { subject, run: suite, stability }: JudgedSuite,
  request: WeakenedRequest,
): Promise<WeakenedRun> {
  const started = system.clock.now();
  let judgingSince: number | null = null;
  const ended = (outcome: WeakenedRun['outcome'], found: Partial<WeakenedRun> = {}): WeakenedRun => ({
    packageDirectory: subject.directory,
    outcome,
    why: null,
    edited: 0,
    deleted: 0,
    judged: 0,
    notJudged: 0,
    lost: [],
    remarks: [],
    ...found,
    spentMs: judgingSince === null ? 0 : system.clock.now() - judgingSince,
    durationMs: system.clock.now() - started,
  });
  const { change, base: shared, policy, kindOf } = request;
  const edited = editedTests(change, request.textsOf);
  if (edited.tests.length + edited.unread.length + edited.helpers.length === 0) return ended('nothing-edited');
  const base = await shared.open();
  judgingSince = system.clock.now();
  if (base.kind === 'unavailable') return ended('unavailable', { why: base.why });
  const target = base.packageAt(subject.directory);
  if (target === null) return ended('nothing-edited');
  if (target.runner === 'command')
    return ended('unavailable', {
      why: 'the runner `command` cannot run chosen tests, nor tell what each of them kills',
    });

  const graph = createImportGraph(base.project.root);
  const former = await runFormerTests(system, base.project, target, graph, edited, policy, kindOf);
  if (former.run === null) return ended('nothing-edited');
  const flaky = new Set((stability?.tests ?? []).filter(({ flake }) => flake !== null).map(({ name }) => name));
  const formers = former.formers.filter(({ test }) => !flaky.has(test.name));
  const counts = {
    edited: formers.filter(({ fate }) => fate === 'edited').length,
    deleted: formers.filter(({ fate }) => fate === 'deleted').length,
  };
  if (formers.length === 0) {
    const why = former.run.remark ?? 'none of the edited and deleted tests passes on the base commit by itself';
    return ended('unavailable', { why });
  }
  const judging: Judging = {
    system,
    policy,
    base: { project: base.project, subject: target, run: former.run, formers },
    head: { project, subject, run: suite, flaky: judgingTests(suite, () => 'unchanged', stability).flaky },
    configurationEdited: change.files.some(({ path }) => STRYKER_CONFIGURATION.test(path)),
    deadline: judgingSince + request.budgetMs,
  };
  const standing = await standingSources(judging, graph, change, kindOf);
  if (standing.size === 0) return ended('nothing-killed', counts);
  try {
    return ended('judged', { ...counts, ...(await lostKills(judging, standing)) });
  } catch (problem) {
    if (!(problem instanceof Refused || problem instanceof CouldNotJudge)) throw problem;
    const outcome = problem instanceof Refused ? problem.outcome : 'unavailable';
    return ended(outcome, { ...counts, why: problem.message });
  }
}

/** What the former tests import of the package's source, with the lines that still stand; by path at base. */
async function standingSources(
  { system, base, head }: Judging,
  graph: ImportGraph,
  change: Change,
  kindOf: (path: string) => FileKind,
): Promise<ReadonlyMap<string, StandingLines>> {
  const paths = new Set<string>();
  for (const file of new Set(base.formers.map(({ test }) => test.file))) {
    for (const path of (await graph.closureOf(file)).files) paths.add(path);
  }
  const sources = [...paths].filter(
    (path) =>
      kindOf(path) === 'source' &&
      packageOf(path, base.project.packages) === base.subject &&
      !withinPackage(path, base.subject).startsWith('.'),
  );
  return standingLines(system.git, head.project.root, base.project.root, change, sources.sort());
}
