import type { Condition, Factor, FactorKind } from '../domain/condition.ts';
import type { FlakyCause, Variety } from '../domain/stability.ts';

/**
 * The two runs that every test gets, with as many factors in each as a run can hold. What fails is split afterwards.
 *
 * - Reversed first: one run inverts every pair, where a random order leaves each as it was with probability ½.
 * - Alternating next: natural and reversed leave a test that cleans up between polluter and victim where it is; of three such
 *   tests in a row, this takes it away.
 * - Opposite signs: time zones west and east of UTC (−8 h, +14 h), locales that differ in numbers (`de_DE`) and in collation
 *   (`sv_SE`), draws near 0 and near 1.
 * - +400 days is past the end of whatever lasts a year; the 31st of January has no counterpart in the month behind it.
 * - Stress slows the run down, so it stands in one of them only.
 */
const FIRST: Condition = [
  { kind: 'order', order: 'reversed' },
  { kind: 'time-zone', timeZone: 'America/Los_Angeles' },
  { kind: 'locale', locale: 'de_DE' },
  { kind: 'clock', days: 400 },
  { kind: 'random', draws: 'low', seed: 1 },
  { kind: 'network' },
  { kind: 'ports' },
];

const SECOND: Condition = [
  { kind: 'order', order: 'alternating' },
  { kind: 'time-zone', timeZone: 'Pacific/Kiritimati' },
  { kind: 'locale', locale: 'sv_SE' },
  { kind: 'clock', month: 1, day: 31 },
  { kind: 'random', draws: 'high', seed: 2 },
  { kind: 'stress' },
  { kind: 'repeat' },
];

export interface Varied {
  readonly condition: Condition;
  /** How many times as long as a natural run it is expected to take. */
  readonly slower: number;
}

/** Runs on one core with three threads beside them: four times as long at worst, less where tests wait. */
const STRESSED = 3;

/** The combined conditions that this runner can be put under. */
export function combinedConditions(variety: Variety): readonly Varied[] {
  return [FIRST, SECOND]
    .map((condition) => possible(condition, variety))
    .filter((condition) => condition.length > 0)
    .map((condition) => ({ condition, slower: condition.some(({ kind }) => kind === 'stress') ? STRESSED : 1.2 }));
}

/** The k-th repetition (from 0): the order and the draws differ each time, every third run varies nothing. */
export function repetition(index: number, variety: Variety): Condition {
  if (index % 3 === 2) return [];
  const seed = 100 + index;
  const condition: Condition = [
    index === 0 ? { kind: 'order', order: 'alternating-backwards' } : { kind: 'order', order: 'shuffled', seed },
    { kind: 'random', draws: 'even', seed },
  ];
  return possible(condition, variety);
}

function possible(condition: Condition, variety: Variety): Condition {
  const cannot = new Set(variety.cannot.map(({ kind }) => kind));
  return condition.filter(({ kind }) => !cannot.has(kind));
}

/** Most telling first: when several factors are needed together, the first of these gives the cause its name. */
const CAUSES: readonly (readonly [FactorKind, FlakyCause])[] = [
  ['time-zone', 'time-zone'],
  ['locale', 'locale'],
  ['clock', 'clock'],
  ['random', 'random'],
  ['network', 'network'],
  ['ports', 'port'],
  ['order', 'order'],
  ['repeat', 'order'],
  ['stress', 'timing'],
];

export function causeOf(condition: Condition): FlakyCause {
  const kinds = new Set(condition.map(({ kind }) => kind));
  return CAUSES.find(([kind]) => kinds.has(kind))?.[1] ?? 'unknown';
}

/** What may keep other faults from being seen, and what may only warn: looked for again without it. */
export function masks(factor: Factor): boolean {
  return factor.kind === 'network' || factor.kind === 'ports' || factor.kind === 'stress' || factor.kind === 'repeat';
}
