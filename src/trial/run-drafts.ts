import type { Draft } from '../domain/draft.ts';
import type { TriedDraft } from '../domain/trial.ts';
import type { GreenSuite } from '../mutation/judge-suites.ts';
import type { Project } from '../project/project.ts';
import { openUndoneProject, type UndoneProject } from '../project/undone-project.ts';
import type { ImportGraph } from '../source/import-graph.ts';
import type { System } from '../system/system.ts';
import { controlOf } from './copy-control.ts';
import { type OnBase, onBaseSource } from './on-base.ts';
import { onHead, type PassedDraft } from './on-head.ts';
import type { PackageAsked } from './trial-request.ts';
import { untried } from './tried.ts';
import { createWorkbench, type Workbench } from './workbench.ts';

export interface RanDrafts {
  /** Where mutants are to be judged: the copy that the drafts ran in, or the tree itself where there is no draft. */
  readonly bench: Workbench;
  /** Of drafts that did not pass. */
  readonly verdicts: ReadonlyMap<Draft, TriedDraft>;
  readonly passed: readonly PassedDraft[];
  readonly base: OnBase;
  /** Why none of the drafts could be tried; null otherwise. */
  readonly problem: string | null;
  close(): Promise<void>;
}

/** A run of drafts may take a start, so many times what is usual here, and something for each draft. */
const PATIENCE = 3;
const START_MS = 10_000;
const FOR_EACH_MS = 3_000;

function limitFor(usualMs: number): (drafts: number) => number {
  return (drafts) => START_MS + PATIENCE * usualMs + FOR_EACH_MS * drafts;
}

/** Running drafts may take this share of what is left; the rest is for mutants. */
const SHARE_OF_RUNS = 0.6;

/** Runs the drafts of a package. Where none of them can be tried, all are told so, and mutants are judged in the tree itself. */
export async function runDrafts(
  system: System,
  project: Project,
  suite: GreenSuite,
  asked: PackageAsked,
  drafts: readonly Draft[],
  graph: ImportGraph,
  timeLeft: () => number,
): Promise<RanDrafts> {
  const { change, policy, kindOf } = asked;
  const inTree = (why: string | null): RanDrafts => ({
    bench: createWorkbench(system, project, suite.subject, policy, []),
    verdicts: new Map(why === null ? [] : drafts.map((draft) => [draft, untried(draft, why)])),
    passed: [],
    base: new Map(),
    problem: why,
    close: async () => {},
  });
  if (drafts.length === 0) return inTree(null);
  const copy = await openUndoneProject(system, project, change, kindOf);
  if (copy.kind === 'unavailable') return inTree(copy.why);
  try {
    await copy.redo();
    const ran = await runInCopy(system, project, copy, suite, asked, drafts, graph, timeLeft);
    if (!('why' in ran)) return { ...ran, problem: null, close: copy.close };
    await copy.close();
    return inTree(ran.why);
  } catch (problem) {
    await copy.close();
    throw problem;
  }
}

async function runInCopy(
  system: System,
  project: Project,
  copy: Extract<UndoneProject, { kind: 'ready' }>,
  suite: GreenSuite,
  asked: PackageAsked,
  drafts: readonly Draft[],
  graph: ImportGraph,
  timeLeft: () => number,
): Promise<Pick<RanDrafts, 'bench' | 'verdicts' | 'passed' | 'base'> | { readonly why: string }> {
  const { policy, drafting, kindOf, briefs } = asked;
  const keptForMutants = (1 - SHARE_OF_RUNS) * timeLeft();
  const bench = createWorkbench(system, copy.project, copy.packageOf(suite.subject), policy, drafting?.fixtures ?? []);
  const control = await controlOf(bench, suite.run, graph, briefs);
  if ('why' in control) return control;
  const limitMs = limitFor(control.durationMs);
  const head = await onHead(system, bench, drafts, suite, {
    limitMs,
    isSource: (path) => kindOf(path) === 'source',
    isOver: () => timeLeft() < keptForMutants,
  });
  const failing = drafts.filter((draft) => head.verdicts.get(draft)?.verdict === 'candidate-bug');
  const looked = [...head.passed.map(({ draft }) => draft), ...failing];
  const base = await onBaseSource(system, project, suite.subject, asked, looked, limitMs);
  const verdicts = new Map(head.verdicts);
  for (const draft of failing) {
    const known = head.verdicts.get(draft);
    if (known !== undefined) verdicts.set(draft, regressedOrNot(known, base.get(draft) ?? null));
  }
  return { bench, verdicts, passed: head.passed, base };
}

function regressedOrNot(found: TriedDraft, onBase: TriedDraft['onBase']): TriedDraft {
  if (onBase !== 'passed') return { ...found, onBase };
  return {
    ...found,
    verdict: 'candidate-regression',
    why: `${found.why} On the source of the base commit it passes.`,
    onBase,
  };
}
