import type { System } from '../../system/system.ts';
import type { Kept } from './known-verdicts.ts';
import {
  NO_PACKAGE,
  NO_VERDICTS,
  readStore,
  type StoredPackage,
  type StoredVerdicts,
  writeStore,
} from './verdict-store.ts';

/** The verdicts of earlier runs on this work tree, as they were before any code of the repository ran, and those of this run. */
export interface Verdicts {
  /** What may be reused; nothing when reuse is switched off, or after `drop`. */
  known(directory: string): StoredPackage;
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
  const fresh = new Map<string, Kept>();
  return {
    known: (directory) => (forced ? undefined : before.packages.get(directory)) ?? NO_PACKAGE,
    keep: (directory, kept) => void fresh.set(directory, kept),
    drop() {
      before = NO_VERDICTS;
    },
    async save() {
      const directories = new Set([...before.packages.keys(), ...fresh.keys()]);
      if (directories.size === 0) return remarks;
      const packages = new Map(
        [...directories].map((directory) => [directory, joined(before.packages.get(directory), fresh.get(directory))]),
      );
      const failure = await write({ packages });
      return failure === null
        ? remarks
        : [...remarks, `The verdicts of this run could not be kept for the next: ${failure}`];
    },
  };
}

function joined(before: StoredPackage = NO_PACKAGE, kept?: Kept): StoredPackage {
  if (kept === undefined) return before;
  const still = [...before.verdicts].filter(([mutant]) => !kept.stale.includes(mutant));
  return { ...(kept.whole ?? before), verdicts: new Map([...still, ...kept.fresh]) };
}
