/** How flaky tests are told to people: causes in words, clusters as one, the bound as a percentage. */

import { type FactorKind, parseCondition } from './condition.ts';
import type { Flake, FlakyCause, StabilityRun, TestStability } from './stability.ts';

export type FlakyTest = TestStability & { readonly flake: Flake };

/** Tests that fail in one way: a cluster's together, each other one by itself. Never empty; the worst test stands first. */
export interface FlakyGroup {
  readonly tests: readonly [FlakyTest, ...FlakyTest[]];
}

/** A cause as words around the name of a test, which needs its own escaping. */
export interface CauseWords {
  readonly before: string;
  /** `file > name`, or null. */
  readonly test: string | null;
  readonly after: string;
}

const CAUSES: Readonly<Record<FlakyCause, string>> = {
  order: 'order of the tests',
  'time-zone': 'time zone',
  locale: 'locale',
  clock: 'real clock',
  random: 'random numbers',
  timing: 'timing: fails when other work competes for the core',
  network: 'network: reaches for a host outside of this machine',
  port: 'port: needs one that may be taken',
  unknown: 'unknown: two outcomes under one condition',
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export function causeWords({ cause, dependence, polluter, condition }: Flake): CauseWords {
  switch (dependence) {
    case 'victim':
      return polluter === null
        ? words('order: spoiled by tests that run before it')
        : { before: 'order: spoiled by', test: polluter, after: '' };
    case 'brittle':
      return polluter === null
        ? words('order: needs other tests to run first')
        : { before: 'order: needs', test: polluter, after: 'to run first' };
    case 'non-idempotent':
      return words('fails when it runs twice in one process');
    case null:
      return words(`${CAUSES[cause]}${cause === 'clock' ? clockDetail(condition) : ''}`);
  }
}

function words(before: string): CauseWords {
  return { before, test: null, after: '' };
}

function clockDetail(condition: string): string {
  const factor = parseCondition(condition)?.find(({ kind }) => kind === 'clock');
  if (factor?.kind !== 'clock') return '';
  if ('days' in factor) {
    const days = Math.abs(factor.days);
    return ` (fails ${days} ${days === 1 ? 'day' : 'days'} ${factor.days < 0 ? 'earlier' : 'from now'})`;
  }
  return ` (fails on ${factor.day} ${MONTHS[factor.month - 1]})`;
}

/**
 * The flaky tests of one package, what blocks first, then what warns, then what is accepted; among equals by file, line and
 * name, so that the order is the same in every run.
 */
export function flakyGroups(run: StabilityRun): readonly FlakyGroup[] {
  const clusters = new Map<string, [FlakyTest, ...FlakyTest[]]>();
  for (const test of flakyTests(run)) {
    const { cluster } = test.flake;
    const key = cluster === null ? test.id : `cluster ${cluster} ${rank(test) < 2 ? '' : 'accepted'}`;
    const same = clusters.get(key);
    if (same === undefined) clusters.set(key, [test]);
    else same.push(test);
  }
  return [...clusters.values()].map((tests) => ({ tests }));
}

function flakyTests({ tests }: StabilityRun): readonly FlakyTest[] {
  return tests
    .filter((test): test is FlakyTest => test.flake !== null)
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        compare(a.file, b.file) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        compare(a.name, b.name) ||
        compare(a.id, b.id),
    );
}

/** 0: it blocks. 1: it warns. 2: it is accepted. */
function rank({ flake }: FlakyTest): 0 | 1 | 2 {
  if (flake.accepted !== null) return 2;
  return flake.level === 'block' ? 0 : 1;
}

/** False when the policy accepts it: accepted and other tests never share a group. */
export function isOpen({ tests: [worst] }: FlakyGroup): boolean {
  return worst.flake.accepted === null;
}

/** Tests that ran and never failed, and what that shows. */
export function cleanTests(run: StabilityRun): readonly (TestStability & { readonly bound95: number })[] {
  return run.tests.filter(
    (test): test is TestStability & { readonly bound95: number } =>
      test.flake === null && !test.broken && test.bound95 !== null,
  );
}

const KINDS: Readonly<Record<FactorKind, string>> = {
  order: 'another order',
  'time-zone': 'other time zones',
  locale: 'other locales',
  clock: 'another clock',
  random: 'other random numbers',
  stress: 'stress',
  network: 'no network',
  ports: 'taken ports',
  repeat: 'a second run in one process',
};

export interface NotTried {
  /** In words: "another order". */
  readonly what: readonly string[];
  /** Tests that never failed and did not run under it. */
  readonly tests: number;
}

/**
 * What was left undone for want of time, the largest part first: kinds of conditions that the runner can vary and the suite
 * can run under, and that some test did not get.
 */
export function notTried(run: StabilityRun): readonly NotTried[] {
  if (run.outcome !== 'out-of-time') return [];
  const discarded = run.discarded.flatMap(({ what }) => parseCondition(what) ?? []).map(({ kind }) => kind as string);
  const ruledOut = new Set([...discarded, ...run.notVaried.map(({ what }) => what)]);
  const tests = run.tests.filter((test) => test.flake === null && !test.broken);
  const kindsOf = tests.map(
    ({ strip }) =>
      new Set(strip.flatMap(({ condition }) => parseCondition(condition) ?? []).map((factor) => factor.kind)),
  );
  const byCount = new Map<number, string[]>();
  for (const kind of Object.keys(KINDS) as FactorKind[]) {
    const missing = ruledOut.has(kind) ? 0 : kindsOf.filter((kinds) => !kinds.has(kind)).length;
    if (missing > 0) byCount.set(missing, [...(byCount.get(missing) ?? []), KINDS[kind]]);
  }
  return [...byCount].sort(([a], [b]) => b - a).map(([count, what]) => ({ what, tests: count }));
}

/** A bound of 0..1 as a percentage with one decimal, rounded up and never down: what is ruled out must not grow by rounding. */
export function boundText(bound: number): string {
  return `${(Math.ceil(bound * 1000 - 1e-9) / 10).toFixed(1)} %`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
