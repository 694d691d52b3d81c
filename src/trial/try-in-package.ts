import { type CitedTests, citedTests } from '../briefs/cited-tests.ts';
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
import { mirrorProblems } from './mirrors.ts';
import { runDrafts } from './run-drafts.ts';
import { type TargetLines, targetLines } from './target-scope.ts';
import type { PackageAsked } from './trial-request.ts';
import { tried, untried } from './tried.ts';

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
  const nothing = { drafts: [], clauses: [], mutants: [], problems: [], remarks: [], spentMs: 0 };

  const graph = createImportGraph(project.root);
  const cited = new Map<Brief, CitedTests>();
  for (const brief of briefs) cited.set(brief, await citedTests(graph, project.root, brief, suite.run.tests));
  const trace = (verdicts: readonly TriedDraft[], mutantsOf: (brief: Brief) => readonly Mutant[] | null) =>
    briefs.flatMap((brief) =>
      traceClauses(brief, {
        cited: cited.get(brief) ?? new Map(),
        drafts: verdicts,
        mutants: mutantsOf(brief),
        questions: drafting?.questions ?? [],
      }),
    );
  if (suite.subject.runner === 'command') {
    const verdicts = drafts.map((draft) => untried(draft, NO_CHOICE));
    return { ...nothing, drafts: verdicts, clauses: trace(verdicts, () => null), problems: [NO_CHOICE] };
  }

  const targets = new Map<Brief, TargetLines>();
  for (const brief of briefs) targets.set(brief, await targetLines(project.root, asked.change, brief, asked.kindOf));
  const forbidden = await forbiddenAmong(project, suite, asked, targets);
  const open = drafts.filter((draft) => !forbidden.has(draft));
  const timeLeft = () => started + asked.budgetMs - system.clock.now();
  const ran = await runDrafts(system, project, suite, asked, open, graph, timeLeft);
  try {
    const judged = await judgeTargets(
      system,
      ran.bench,
      suite,
      asked,
      ran.passed,
      targets,
      [...cited.values()],
      timeLeft,
    );
    const earned = judged.verdicts(ran.base);
    const verdicts = drafts.map(
      (draft) => forbidden.get(draft) ?? earned.get(draft) ?? ran.verdicts.get(draft) ?? untried(draft, OUT_OF_TIME),
    );
    return {
      drafts: verdicts,
      clauses: trace(verdicts, judged.mutantsOf),
      mutants: judged.mutants,
      problems: [...(ran.problem === null ? [] : [ran.problem]), ...judged.problems],
      remarks: judged.remarks,
      spentMs: system.clock.now() - started,
    };
  } finally {
    await ran.close();
  }
}

/** What the text of a draft alone rules out. What cannot even be read, or does not fit its imports and types, is broken. */
async function forbiddenAmong(
  { root }: Project,
  { subject }: GreenSuite,
  { briefs, drafts, drafting, policy }: PackageAsked,
  targets: ReadonlyMap<Brief, TargetLines>,
): Promise<ReadonlyMap<Draft, TriedDraft>> {
  const verdicts = new Map<Draft, TriedDraft>();
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
