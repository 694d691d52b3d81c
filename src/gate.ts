/** The gate, stage after stage: start reading here. */

import { createClassifier } from './change/classify.ts';
import type { EventRequest } from './change/event-references.ts';
import { readChange } from './change/read-change.ts';
import { reclassify } from './change/reclassify.ts';
import { type LocalRequest, resolveReferences } from './change/references.ts';
import { requireSameTree, treeState } from './change/same-tree.ts';
import { readTexts, textsOfTests } from './change/texts.ts';
import { filesOf, workTreeAt } from './change/work-tree.ts';
import { loadPolicy } from './config/load-policy.ts';
import type { Drafting } from './domain/draft.ts';
import type { Judgement } from './domain/judgement.ts';
import { isGreen } from './domain/test-run.ts';
import type { CheckId } from './domain/verdict.ts';
import { judgeSuites } from './mutation/judge-suites.ts';
import { openVerdicts } from './mutation/reuse/verdicts.ts';
import { untestedCode } from './mutation/untested.ts';
import { detectProject } from './project/detect-project.ts';
import { fileKinds } from './project/file-kinds.ts';
import { touchedPackages } from './project/package-of.ts';
import { sharedBase } from './project/shared-base.ts';
import { judgeReview } from './review/judge-review.ts';
import { dayOf } from './stability/accepted.ts';
import { judgeSuitesStability } from './stability/judge-suites.ts';
import { oneAfterAnother } from './system/one-after-another.ts';
import { type Stopwatch, stopwatch } from './system/stopwatch.ts';
import type { System } from './system/system.ts';
import { toolchainOf } from './toolchain/toolchains.ts';
import { judgeTrial } from './trial/judge-trial.ts';
import { judgeUndone } from './undone/judge-undone.ts';
import { ALL_IRRELEVANT, allChecks } from './verdict/all-checks.ts';
import { type Findings, judgementOf, nothingSeen } from './verdict/judgement.ts';
import { SUITE_FAILS } from './verdict/skip.ts';
import { smellsOf } from './verdict/smells.ts';
import { textsForSuppressions } from './verdict/suppressions.ts';
import { evidenceOf } from './verdict/witnesses.ts';
import { judgeSuitesWeakened } from './weakened/judge-suites.ts';

export type StageId = 'change' | 'suite' | 'flaky' | 'mutation' | 'review';

/** These look at what the suite's run has shown. */
const STAGES_ON_THE_SUITE: readonly StageId[] = ['flaky', 'mutation', 'review'];

export interface GateRequest {
  /** A folder of the work tree; below its top, only the packages in that folder are judged. */
  readonly cwd: string;
  readonly references: LocalRequest | EventRequest;
  /** A policy file that whoever runs the gate named; null: the policy of the base commit. */
  readonly configFile: string | null;
  /** The stages to run; null: all. A stage that is left out is a skipped check that says so. */
  readonly only: readonly StageId[] | null;
  /** What drafting handed over to be tried; absent: nothing. */
  readonly drafting?: Drafting | null;
  /** Where the user's `node` is looked for. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Judges a pull request. Resolves to a judgement whatever happens: what cannot be judged is an `error`, never a pass. */
export async function gate(system: System, request: GateRequest): Promise<Judgement> {
  const watch = stopwatch(system);
  const seen = nothingSeen();
  await judge(system, request, watch, seen).catch((problem: unknown) => {
    seen.problem = problem;
  });
  return judgementOf(seen, system.containment(), watch.timings());
}

async function judge(system: System, request: GateRequest, watch: Stopwatch, seen: Findings): Promise<void> {
  const { git } = system;
  const leftOut = (stage: StageId) => (request.only?.includes(stage) === false ? 'left out by --only' : null);

  // What changed, and whose policy judges it
  const { root, within } = await workTreeAt(git, request.cwd);
  // Read before any code of the repository runs, which could write to the cache folder
  const verdicts = await openVerdicts(system, root, request.environment);
  const changed = await watch.stage('change', 'Reading the change', async () => {
    const references = await resolveReferences(git, root, request.references);
    return readChange(git, root, references, createClassifier({ testMatches: null }));
  });
  seen.change = changed;
  seen.loaded = await loadPolicy(git, root, changed.base, changed, request);
  const { policy } = seen.loaded;
  const turnedOff = (check: CheckId) => (policy.checks[check] === 'off' ? 'turned off by the policy' : null);
  const texts = await readTexts(git, root, changed.base, textsForSuppressions(changed));
  if (changed.files.every(({ kind }) => kind === 'other')) {
    seen.checks = allChecks({ ...seen, suites: [], change: changed, texts }, ALL_IRRELEVANT, policy);
    return;
  }
  const packages = policy.packages.length === 0 && within !== '.' ? [within] : policy.packages;
  const project = await detectProject(root, { ...policy.suite, packages, environment: request.environment });
  const files = await filesOf(git, root);
  const kinds = await fileKinds(project, files, (subject) =>
    toolchainOf(subject.runner).testFileMatcher(system, project, subject),
  );
  const change = reclassify(changed, kinds.classify);
  seen.change = change;

  // The suite of each package that the change touches, once, in its natural order
  const skipSuite = STAGES_ON_THE_SUITE.some((stage) => leftOut(stage) === null) ? null : leftOut('suite');
  const subjects = skipSuite === null ? touchedPackages(change, project.packages) : [];
  const before = await treeState(git, root, change.base);
  const ran = await watch.stage('suite', 'Running the suite', () =>
    oneAfterAnother(subjects, async (subject) => {
      const run = await toolchainOf(subject.runner).runSuite(system, project, subject, policy.suite);
      seen.packages = [...seen.packages, { directory: subject.directory, runner: subject.runner, engine: null, run }];
      return { subject, run, packageDirectory: subject.directory, testFiles: kinds.testFiles(subject) };
    }),
  );

  await requireSameTree(git, root, before);

  // Do the tests that the change touches give one outcome, whatever the conditions?
  const skipFlaky = leftOut('flaky') ?? turnedOff('flaky');
  const textsOf = await textsOfTests(git, root, change);
  const base = sharedBase(system, project, change);
  const again = { change, policy, textsOf, base, isSkipped: skipFlaky !== null };
  const suites = await watch.stage('flaky', 'Running tests again under varied conditions', () =>
    judgeSuitesStability(system, project, ran, again, (judged) => {
      seen.stability = [...seen.stability, judged];
    }),
  );
  seen.packages = seen.packages.map((judged, index) => ({ ...judged, run: suites[index]?.run ?? judged.run }));
  await requireSameTree(git, root, before);

  // Would these suites notice if the changed lines were wrong?
  const isWhole = suites.every(({ run }) => isGreen(run));
  const skipMutation = leftOut('mutation') ?? (isWhole ? null : SUITE_FAILS);
  const sources = files.filter((path) => kinds.classify(path) === 'source');
  const weighed = turnedOff('worth') === null;
  const reuse = { verdicts, files, classify: kinds.classify, environment: request.environment };
  seen.mutation = await watch.stage('mutation', 'Judging mutants of the changed lines', () =>
    judgeSuites(system, project, skipMutation === null ? suites : [], { change, policy, sources, weighed, reuse }),
  );
  seen.packages = seen.packages.map((judged, index) => ({ ...judged, engine: seen.mutation[index]?.engine ?? null }));
  seen.untested = untestedCode(change, project.packages);

  // Does any of these tests notice when the change is undone?
  const skipBase = skipMutation ?? turnedOff('base');
  if (skipBase === null) {
    const { stability, mutation } = seen;
    seen.undone = await watch.stage('base', 'Running tests with the change undone', () =>
      judgeUndone(system, project, { change, policy, suites, stability, mutation, kindOf: kinds.classify }),
    );
  }

  // Do the tests that are edited or deleted still kill what they killed?
  const skipWeakened = skipMutation ?? turnedOff('weakened');
  if (skipWeakened === null) {
    const asked = { change, policy, base, textsOf, kindOf: kinds.classify };
    seen.weakened = await watch.stage('weakened', 'Judging what edited and deleted tests killed', () =>
      judgeSuitesWeakened(system, project, suites, asked, seen.mutation),
    );
  }
  await base.close();

  // Do the added and edited tests read as tests should?
  const skipReview = leftOut('review') ?? turnedOff('review') ?? (isWhole ? null : SUITE_FAILS);
  if (skipReview === null) {
    const { review, tests } = await watch.stage('review', 'Reviewing the added and edited tests', () =>
      judgeReview(system, project, suites, { change, policy, sources, textsOf }),
    );
    seen.review = review;
    seen.smells = smellsOf(review, evidenceOf(tests, seen.mutation), policy.review, dayOf(system.clock.now()));
  }
  // Which drafts earn their place, and which clauses of the briefs have tests that kill?
  const skipBrief = skipMutation ?? turnedOff('brief');
  if (skipBrief === null) {
    const asked = { change, policy, drafting: request.drafting ?? null, kindOf: kinds.classify };
    seen.trial = await watch.stage('brief', 'Trying drafts and tracing clauses of briefs', () =>
      judgeTrial(system, project, suites, asked),
    );
  }
  seen.remarks = await verdicts.save();

  const skipped = {
    suite: skipSuite,
    flaky: skipFlaky,
    mutation: skipMutation,
    base: skipBase,
    weakened: skipWeakened,
    review: skipReview,
    brief: skipBrief,
  };
  seen.checks = allChecks({ ...seen, suites, change, texts }, skipped, policy);
}
