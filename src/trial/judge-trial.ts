import { changedTargets } from '../briefs/changed-targets.ts';
import { loadBriefs } from '../briefs/load-briefs.ts';
import { entryOf } from '../domain/brief.ts';
import type { Drafting } from '../domain/draft.ts';
import type { Trial, TriedDraft } from '../domain/trial.ts';
import type { GreenSuite } from '../mutation/judge-suites.ts';
import { sharedBudget } from '../mutation/shared-budget.ts';
import { packageOf } from '../project/package-of.ts';
import type { Project } from '../project/project.ts';
import { oneAfterAnother } from '../system/one-after-another.ts';
import type { System } from '../system/system.ts';
import { inOrder } from './in-order.ts';
import { patchOf } from './patch.ts';
import type { TrialRequest } from './trial-request.ts';
import { untried } from './tried.ts';
import { tryInPackage } from './try-in-package.ts';

/**
 * Tries drafts, and traces the clauses of briefs to tests that kill.
 *
 * - Which briefs: those at the base commit whose targets the change touches, and those that something was drafted for.
 * - Drafts run in copies of the tree, without a key, each by itself; none of them can cost another its verdict.
 * - What cannot be told is `untried` and says why: that a draft could not be tried is no verdict on the tests of the change.
 *
 * @param suites the packages whose suites are green
 * @returns null when there is neither a brief that the change concerns, or that cannot be read, nor a draft
 */
export async function judgeTrial(
  system: System,
  project: Project,
  suites: readonly GreenSuite[],
  request: TrialRequest,
): Promise<Trial | null> {
  const started = system.clock.now();
  const { change, policy, drafting } = request;
  const { briefs, problems } = await loadBriefs(system.git, project.root, change.base, policy.briefs.include);
  const drafts = inOrder(drafting?.drafts ?? [], briefs);
  const changes = briefs.length === 0 ? null : await changedTargets(system.git, project.root, change, briefs);
  const concerned = briefs.filter(
    (brief) => changes?.get(brief)?.changed === true || drafts.some((draft) => draft.brief === brief.path),
  );
  if (concerned.length + problems.length === 0 && drafting === null) return null;

  const briefsOf = ({ subject }: GreenSuite) =>
    concerned.filter(({ target }) => packageOf(entryOf(target).file, project.packages) === subject);
  const asked = suites.filter((suite) => briefsOf(suite).length > 0);
  const share = sharedBudget(policy.briefs.budgetMs, asked.length);
  const found = await oneAfterAnother(asked, (suite) =>
    share((budgetMs) => {
      const own = briefsOf(suite);
      const given = drafts.filter((draft) => own.some(({ path }) => path === draft.brief));
      return tryInPackage(system, project, suite, { ...request, briefs: own, drafts: given, budgetMs });
    }),
  );
  const tried = new Map(found.flatMap((one) => one.drafts.map((draft) => [draft.draft, draft] as const)));
  const all = drafts.map(
    (draft): TriedDraft =>
      tried.get(draft) ?? untried(draft, whyElsewhere(briefs.some(({ path }) => path === draft.brief))),
  );
  return {
    drafting,
    drafts: all,
    clauses: found.flatMap(({ clauses }) => clauses),
    mutants: found.flatMap(({ mutants }) => mutants),
    patch: patchOfEarned(all, drafting),
    problems: [
      ...problems.map(({ path, why }) => `${path} cannot be read, so none of its clauses is judged: ${why}`),
      ...found.flatMap((one) => one.problems),
    ],
    remarks: found.flatMap(({ remarks }) => remarks),
    durationMs: system.clock.now() - started,
  };
}

function whyElsewhere(isKnown: boolean): string {
  return isKnown
    ? 'Its target is in no package whose tests ran.'
    : 'Its brief is not at the base commit: briefs count as they are there.';
}

function patchOfEarned(tried: readonly TriedDraft[], drafting: Drafting | null): string | null {
  const earned = tried.filter(({ verdict }) => verdict === 'earned').map(({ draft }) => draft);
  if (earned.length === 0) return null;
  const used = new Set(earned.flatMap(({ fixtures }) => fixtures));
  const fixtures = (drafting?.fixtures ?? []).filter(({ path }) => used.has(path));
  return patchOf([...earned, ...fixtures].map(({ path, code }) => ({ path, text: code })));
}
