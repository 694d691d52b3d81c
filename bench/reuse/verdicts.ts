/** What one gate said of a tree, made ready to be held against what another one says of it. */

import type { Judgement } from '../../src/domain/judgement.ts';
import { gate } from '../../src/gate.ts';
import { createSystem } from '../../src/system/create-system.ts';
import { createGit } from '../../src/system/git.ts';
import type { PlainMutant, PlainRun } from '../plain-stryker.ts';

const silent = { info: () => {}, warn: () => {}, group: () => () => {}, progress: () => {} };

/** The mutation stage on the work tree at `root`. */
export async function judged(
  root: string,
  base: string,
  added: NodeJS.ProcessEnv,
  configFile: string | null = null,
): Promise<Judgement> {
  const environment = { ...process.env, ...added };
  const { system, dispose } = await createSystem({ environment, log: silent, git: createGit(environment) });
  const references = { kind: 'local', base, head: null } as const;
  const judgement = await gate(system, { cwd: root, references, configFile, only: ['mutation'], environment });
  await dispose();
  if (judgement.mutants.length === 0) console.log('no mutants:', judgement.reasons.join(' | ').slice(0, 1000));
  return judgement;
}

export const stageMs = ({ timings }: Judgement) => timings.stages.find(({ id }) => id === 'mutation')?.ms ?? Number.NaN;

/** What a mutant is, whoever judged it. */
type Placed = Omit<PlainMutant, 'status' | 'reason'>;

const placed = (m: Placed) =>
  JSON.stringify([m.file, m.line, m.column, m.endLine, m.endColumn, m.mutator, m.replacement]);

/** Status by mutant. */
export type Statuses = ReadonlyMap<string, string>;

export const statuses = ({ mutants }: Judgement): Statuses =>
  new Map(mutants.map((mutant) => [placed(mutant), mutant.status]));

const PLAIN: Readonly<Record<string, string>> = {
  Killed: 'killed',
  Survived: 'survived',
  NoCoverage: 'no-coverage',
  Timeout: 'timeout',
};

/** What plain Stryker says, in our words. */
export const plainStatuses = ({ mutants }: PlainRun): Statuses =>
  new Map(
    mutants.filter(({ status }) => status in PLAIN).map((mutant) => [placed(mutant), PLAIN[mutant.status] ?? '']),
  );

export const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

export function differences(ours: Statuses, truth: Statuses): { readonly all: number; readonly falseKills: number } {
  const places = new Set([...ours.keys(), ...truth.keys()]);
  const differing = [...places].filter((place) => ours.get(place) !== truth.get(place));
  const isKill = (status: string | undefined) => status === 'killed' || status === 'timeout';
  return {
    all: differing.length,
    falseKills: differing.filter((place) => isKill(ours.get(place)) && !isKill(truth.get(place))).length,
  };
}
