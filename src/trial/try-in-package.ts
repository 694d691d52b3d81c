import { citedTests } from '../briefs/cited-tests.ts';
import { traceClauses } from '../briefs/trace-clauses.ts';
import type { Brief } from '../domain/brief.ts';
import type { Draft } from '../domain/draft.ts';
import type { Mutant } from '../domain/mutant.ts';
import type { TracedClause, TriedDraft } from '../domain/trial.ts';
import type { GreenSuite } from '../mutation/judge-suites.ts';
import type { Project } from '../project/project.ts';
import { createImportGraph } from '../source/import-graph.ts';
import type { System } from '../system/system.ts';
import { brokenRules } from './broken-rules.ts';
import { judgeTargets } from './judge-targets.ts';
import type { TrialRequest } from './judge-trial.ts';
import { mirrorProblems } from './mirrors.ts';
import { runDrafts } from './run-drafts.ts';
import { type TargetLines, targetLines } from './target-scope.ts';
import { tried, untried } from './tried.ts';

export interface PackageAsked extends TrialRequest {
  /** Of targets in this package. */
  readonly briefs: readonly Brief[];
  /** The best first. */
  readonly drafts: readonly Draft[];
  readonly budgetMs: number;
}

/** What was found in one package. */
export interface PackageTrial {
  readonly drafts: readonly TriedDraft[];
  readonly clauses: readonly TracedClause[];
  readonly mutants: readonly Mutant[];
  readonly problems: readonly string[];
  readonly remarks: readonly string[];
  readonly spentMs: number;
}

const OUT_OF_TIME = 'The time for trying drafts ended first (briefs.budget).';
const NO_CHOICE = 'The runner `command` runs all tests or none, and does not tell what each of them kills.';

/**
 * The trial in one package:
 * 1. what a rule forbids is not run;
 * 2. the others run in a copy of the tree: each alone, then again under conditions, then on the source of the base commit;
 * 3. mutants of the targets show what the tests of the repository and the drafts that passed kill.
 */
export async function tryInPackage(
  system: System,
  project: Project,
  suite: GreenSuite,
  asked: PackageAsked,
): Promise<PackageTrial> {
  const started = system.clock.now();
  const { briefs, drafts, drafting } = asked;
  const spentMs = () => system.clock.now() - started;
  const nothing = { drafts: [], clauses: [], mutants: [], problems: [], remarks: [], spentMs: 0 };
  if (briefs.length === 0) return nothing;

  const graph = createImportGraph(project.root);
  const cited = new Map<Brief, Awaited<ReturnType<typeof citedTests>>>();
  for (const brief of briefs) cited.set(brief, await citedTests(graph, project.root, brief, suite.run.tests));
  const cannot = suite.subject.runner === 'command' ? NO_CHOICE : null;

  const forbidden = cannot === null ? await forbiddenAmong(project, suite, asked) : new Map<Draft, TriedDraft>();
  const open = drafts.filter((draft) => !forbidden.has(draft));
  const timeLeft = () => started + asked.budgetMs - system.clock.now();
  const ran = cannot === null ? await runDrafts(system, project, suite, asked, open, graph, timeLeft) : { why: cannot };
  try {
    const judged =
      'why' in ran
        ? null
        : await judgeTargets(system, ran.bench, suite, asked, ran.passed, [...cited.values()], timeLeft);
    const verdictOf = (draft: Draft): TriedDraft =>
      forbidden.get(draft) ??
      ('why' in ran
        ? untried(draft, ran.why)
        : (judged?.verdicts(ran.base).get(draft) ?? ran.verdicts.get(draft) ?? untried(draft, OUT_OF_TIME)));
    const verdicts = drafts.map(verdictOf);
    return {
      drafts: verdicts,
      clauses: briefs.flatMap((brief) =>
        traceClauses(brief, {
          cited: cited.get(brief) ?? new Map(),
          drafts: verdicts,
          mutants: judged?.mutantsOf(brief) ?? null,
          questions: drafting?.questions ?? [],
        }),
      ),
      mutants: judged?.mutants ?? [],
      problems: 'why' in ran ? [ran.why] : (judged?.problems ?? []),
      remarks: judged?.remarks ?? [],
      spentMs: spentMs(),
    };
  } finally {
    if (!('why' in ran)) await ran.close();
  }
}

/** What the text of a draft alone rules out. What cannot even be read, or does not fit its imports and types, is broken. */
async function forbiddenAmong(
  { root }: Project,
  { subject }: GreenSuite,
  { briefs, drafts, drafting, policy, change, kindOf }: PackageAsked,
): Promise<ReadonlyMap<Draft, TriedDraft>> {
  const verdicts = new Map<Draft, TriedDraft>();
  const targets = new Map<Brief, TargetLines>();
  for (const brief of briefs) targets.set(brief, await targetLines(root, change, brief, kindOf));
  for (const draft of drafts) {
    const brief = briefs.find(({ path }) => path === draft.brief) ?? null;
    const broken = await brokenRules(root, subject, draft, drafting?.fixtures ?? [], brief, policy.review);
    const target = brief === null ? undefined : targets.get(brief);
    const problems =
      broken.length > 0 || target === undefined ? broken : mirrorProblems(root, draft, target, policy.review);
    const [first] = problems;
    if (first === undefined) continue;
    const cannotRun = problems.every(({ kind }) => kind === 'syntax' || kind === 'import' || kind === 'type');
    verdicts.set(draft, tried(draft, cannotRun ? 'broken' : 'rejected', first.message, { problems }));
  }
  return verdicts;
}
