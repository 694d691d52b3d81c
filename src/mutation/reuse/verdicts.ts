import type { System } from '../../system/system.ts';
import type { Kept } from './known-verdicts.ts';
import {
  NO_VERDICTS,
  readStore,
  type StoredPackage,
  type StoredVerdict,
  type StoredVerdicts,
  writeStore,
} from './verdict-store.ts';

/** The verdicts of earlier runs on this work tree, as they were before any code of the repository ran, and those of this run. */
export interface Verdicts {
  /** What may be reused; nothing when reuse is switched off, or after `drop`. */
  known(directory: string): StoredPackage;
  isComplete(scope: string): boolean;
  /** Verdicts of this run take the place of earlier ones on the same mutants. */
  keep(directory: string, kept: Kept): void;
  /** Forgets all that was stored before: one verdict was found to be wrong. */
  drop(): void;
  /** Writes what is to be kept; only after the last child of this gate has ended. Resolves to remarks, one line each. */
  save(): Promise<readonly string[]>;
}

/**
 * @param root absolute, real path of the work tree
 * @param environment of this process: EARNEST_FORCE=1 judges every mutant anew
 */
export async function openVerdicts(system: System, root: string, environment: NodeJS.ProcessEnv): Promise<Verdicts> {
  const forced = (environment.EARNEST_FORCE ?? '') !== '' && environment.EARNEST_FORCE !== '0';
  const { stored, problem } = await readStore(system.cacheFolder, root);
  const remarks =
    problem === null ? [] : [`The verdicts of earlier runs in the cache folder were not used: ${problem}.`];
  return createVerdicts(stored, forced, remarks, (kept) => writeStore(system.cacheFolder, root, kept));
}

export function createVerdicts(
  stored: StoredVerdicts,
  forced: boolean,
  remarks: readonly string[],
  write: (stored: StoredVerdicts) => Promise<string | null>,
): Verdicts {
  let before = stored;
  const fresh = new Map<string, ReadonlyMap<string, StoredVerdict>>();
  const stale = new Map<string, ReadonlySet<string>>();
  const complete = new Set<string>();
  return {
    known: (directory) => (forced ? undefined : before.packages.get(directory)) ?? new Map(),
    isComplete: (scope) => !forced && before.complete.has(scope),
    keep(directory, kept) {
      fresh.set(directory, new Map([...(fresh.get(directory) ?? []), ...kept.fresh]));
      stale.set(directory, new Set([...(stale.get(directory) ?? []), ...kept.stale]));
      if (kept.completeScope !== null) complete.add(kept.completeScope);
    },
    drop() {
      before = NO_VERDICTS;
    },
    async save() {
      const directories = new Set([...before.packages.keys(), ...fresh.keys()]);
      if (directories.size === 0) return remarks;
      const packages = new Map(
        [...directories].map((directory) => [
          directory,
          new Map([
            ...[...(before.packages.get(directory) ?? [])].filter(([mutant]) => !stale.get(directory)?.has(mutant)),
            ...(fresh.get(directory) ?? []),
          ]),
        ]),
      );
      const failure = await write({ packages, complete: new Set([...before.complete, ...complete]) });
      return failure === null
        ? remarks
        : [...remarks, `The verdicts of this run could not be kept for the next: ${failure}`];
    },
  };
}
