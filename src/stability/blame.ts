import type { Flake, FlakyCause, TestChange } from '../domain/stability.ts';

export interface Circumstances {
  readonly cause: FlakyCause;
  readonly dependence: Flake['dependence'];
  readonly change: TestChange;
  readonly reached: boolean;
  readonly onBase: Flake['onBase'];
  /** It passed and failed with nothing varied. */
  readonly unperturbed: boolean;
  /** cause clock: it fails within 60 days, or on the last days of a month. */
  readonly soon: boolean;
}

/**
 * Whether a flaky test blocks: only when this change brought it, and only for causes that no honest test meets in passing.
 *
 * 1. It runs twice in one process only here; denied networks, taken ports and a loaded machine are nobody's daily life: warn.
 *    A race that was seen to fail with nothing varied is no such case.
 * 2. A failure that lies more than 60 days ahead, or that was seen only once and cannot be repeated: warn.
 * 3. A test that the change neither adds, nor edits, nor reaches is not its fault: warn. (Gates that blamed every flake were
 *    wrong in 56 % of their alerts, and in none once they asked this. Source: camunda#55572, #57551.)
 * 4. It is flaky on the base commit too: pre-existing, warn.
 * 5. The base commit could not be asked: what the change only reaches warns, what it edits blocks.
 * 6. Otherwise it blocks.
 */
export function blame(seen: Circumstances): { readonly level: Flake['level']; readonly blame: string } {
  const harmless = harmlessness(seen);
  if (harmless !== null) return { level: 'warn', blame: harmless };
  if (!seen.reached) return { level: 'warn', blame: 'this change does not touch it, nor anything that it imports' };
  if (seen.onBase === 'flaky') return { level: 'warn', blame: 'pre-existing: the base commit shows the same' };
  const because = BECAUSE[seen.change];
  switch (seen.onBase) {
    case 'unknown':
      return seen.change === 'unchanged'
        ? { level: 'warn', blame: `${because}, but the base commit could not be asked` }
        : { level: 'block', blame: `${because}, and the base commit could not be asked` };
    case 'steady':
      return { level: 'block', blame: `${because}, and the base commit does not show it` };
    case 'absent':
    case 'not-asked':
      return { level: 'block', blame: because };
  }
}

const BECAUSE: Readonly<Record<TestChange, string>> = {
  added: 'added by this change',
  modified: 'modified by this change',
  unchanged: 'this change touches its file or what it imports',
};

/** Why it only warns whoever brought it; null when it is not harmless. */
export function harmlessness(
  seen: Pick<Circumstances, 'cause' | 'dependence' | 'unperturbed' | 'soon'>,
): string | null {
  if (seen.dependence === 'non-idempotent')
    return 'it fails only when it runs twice in one process, which runners do not do';
  if (seen.unperturbed) return null;
  switch (seen.cause) {
    case 'network':
      return 'only without a network: such findings warn';
    case 'port':
      return 'only where its port is taken: such findings warn';
    case 'timing':
      return 'only on a loaded machine: such findings warn';
    case 'clock':
      return seen.soon ? null : 'it does not fail within the next 60 days';
    case 'unknown':
      return 'the failure came once and could not be repeated';
    default:
      return null;
  }
}
