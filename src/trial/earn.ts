import type { Draft } from '../domain/draft.ts';
import type { Mutant } from '../domain/mutant.ts';
import type { TriedDraft } from '../domain/trial.ts';
import { smallestSet } from './choose.ts';
import type { OnBase } from './on-base.ts';
import type { PassedDraft } from './on-head.ts';
import type { MutantsOfTargets } from './target-mutants.ts';
import { tried } from './tried.ts';

/**
 * What each draft that passed is worth on the mutants of its target.
 * - earned: it is in the smallest set that kills all that drafts kill and tests of the repository do not. Where no mutant can be made of its target,
 *   that it fails on the source of the base commit is as good.
 * - redundant: it is not.
 * - untried: mutants could not be judged.
 *
 * @param mutantsOf those of the target of a draft
 */
export function earnings(
  passed: readonly PassedDraft[],
  { unfit, problem }: Pick<MutantsOfTargets, 'unfit' | 'problem'>,
  mutantsOf: (draft: Draft) => readonly Mutant[],
  base: OnBase,
): ReadonlyMap<Draft, TriedDraft> {
  const killed = new Map(passed.map(({ draft }) => [draft, killsOf(draft, mutantsOf(draft))]));
  const paths = passed.map(({ draft }) => draft.path);
  const ofOthers = new Set(
    passed
      .flatMap(({ draft }) => mutantsOf(draft))
      .filter((mutant) => isKilledByOthers(mutant, paths))
      .map(({ id }) => id),
  );
  const chosen = smallestSet(
    passed
      .filter(({ draft }) => !unfit.has(draft))
      .map(({ draft }) => ({
        id: draft.id,
        path: draft.path,
        length: draft.code.length,
        kills: new Set((killed.get(draft) ?? []).filter((id) => !ofOthers.has(id))),
      })),
  );
  const verdictOf = ({ draft, steadiness: { runs, failures } }: PassedDraft): TriedDraft => {
    const kills = killed.get(draft) ?? [];
    const uniqueKills = chosen.get(draft.id) ?? [];
    const onBase = base.get(draft) ?? null;
    const known = { onHead: 'passed' as const, onBase, runs, failures, kills, uniqueKills };
    const cannot = unfit.get(draft);
    if (cannot !== undefined) return tried(draft, 'broken', `Stryker cannot run with it: ${cannot}`, known);
    if (problem !== null) return tried(draft, 'untried', `It passes ${runs} of ${runs} times. ${problem}`, known);
    if (uniqueKills.length > 0) {
      const notices = onBase === 'failed' ? ' It fails on the source of the base commit.' : '';
      return tried(
        draft,
        'earned',
        `It kills ${counted(uniqueKills.length)} that no other test kills.${notices}`,
        known,
      );
    }
    if (mutantsOf(draft).length === 0 && onBase === 'failed') {
      const why =
        'No mutant can be made of its target, and it fails on the source of the base commit: it notices the change.';
      return tried(draft, 'earned', why, known);
    }
    return tried(draft, 'redundant', whyRedundant(kills, ofOthers), known);
  };
  return new Map(passed.map((one) => [one.draft, verdictOf(one)]));
}

function killsOf({ path }: Draft, mutants: readonly Mutant[]): readonly string[] {
  return mutants
    .filter(({ status, killedBy }) => status === 'killed' && killedBy.some((name) => isOf(name, path)))
    .map(({ id }) => id);
}

function isKilledByOthers({ status, killedBy }: Mutant, paths: readonly string[]): boolean {
  return status === 'killed' && killedBy.some((name) => !paths.some((path) => isOf(name, path)));
}

/** Names of tests begin with their file. */
function isOf(name: string, path: string): boolean {
  return name.startsWith(`${path} > `);
}

function whyRedundant(kills: readonly string[], ofOthers: ReadonlySet<string>): string {
  if (kills.length === 0) return 'It passes, and kills no mutant of its target.';
  const left = kills.filter((id) => !ofOthers.has(id));
  return left.length === 0
    ? `It kills ${counted(kills.length)}, each of which a test of the repository kills too.`
    : `It kills ${counted(kills.length)}, each of which a test of the repository or another draft kills too.`;
}

function counted(count: number): string {
  return `${count} mutant${count === 1 ? '' : 's'}`;
}
