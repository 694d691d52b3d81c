import { type Condition, type Factor, type FactorKind, factorText } from '../domain/condition.ts';
import { cannotRunUnder } from './discard.ts';
import { filesFor, type Laboratory } from './laboratory.ts';
import { failsIn, outcomeIn, type Seen } from './runs.ts';
import type { Subject } from './subjects.ts';

/** A test that fails under a condition and passes without it. */
export interface Attributed {
  readonly subject: Subject;
  /** The smallest condition that was found to do it. */
  readonly condition: Condition;
  readonly failure: string | null;
}

export interface Attribution {
  readonly attributed: readonly Attributed[];
  /** Two outcomes under one condition. */
  readonly unsteady: readonly Subject[];
  /** They fail with nothing varied too, each time. */
  readonly failingControl: readonly Subject[];
}

/** Random first: a seeded stream of draws fails or passes for good, while elsewhere a random test fails by chance and misleads. */
const ORDER_OF_TRIALS: readonly FactorKind[] = [
  'random',
  'order',
  'time-zone',
  'locale',
  'clock',
  'ports',
  'network',
  'repeat',
  'stress',
];

/**
 * Finds for each test that failed under a combined condition the single factor that does it; when none does alone, the smallest
 * set that does. A factor counts only when the test fails under it twice in a row (stress: twice of three) and passes twice with
 * nothing varied.
 */
export async function attribute(
  laboratory: Laboratory,
  condition: Condition,
  failing: readonly Subject[],
): Promise<Attribution> {
  const first = await control(laboratory, failing);
  const sound = failing.filter(({ test }) => first !== null && !failsIn(first, test));
  const failingOnce = failing.filter((subject) => !sound.includes(subject));
  const trials = await singleFactors(laboratory, condition, sound);
  const together = await severalFactors(laboratory, condition, trials.left);
  const found = await withoutSlowOnes(laboratory, [...trials.attributed, ...together.attributed]);
  const second = await control(laboratory, [...found.map(({ subject }) => subject), ...failingOnce]);
  const failsTwice = (subject: Subject) => second !== null && failsIn(second, subject.test);
  return {
    attributed: found.filter(({ subject }) => !failsTwice(subject)),
    unsteady: [
      ...trials.unsteady,
      ...together.unsteady,
      ...found.filter(({ subject }) => failsTwice(subject)).map(({ subject }) => subject),
      ...failingOnce.filter((subject) => first !== null && second !== null && !failsTwice(subject)),
    ],
    failingControl: failingOnce.filter(failsTwice),
  };
}

/**
 * On a machine that is busy by itself, a test that is short of time fails under whatever is tried. One that takes time, and fails
 * under stress alone as well, twice, owes its failure to that.
 */
async function withoutSlowOnes(laboratory: Laboratory, found: readonly Attributed[]): Promise<readonly Attributed[]> {
  const stress: Condition = [{ kind: 'stress' }];
  let slow = found.filter(({ subject, condition }) => takesTime(subject) && !condition.some(isStress));
  for (let run = 0; run < 2 && slow.length > 0; run += 1) {
    const tried = slow.map(({ subject }) => subject);
    const seen = await observed(laboratory, tried, stress);
    slow = slow.filter(({ subject }) => seen !== null && failsIn(seen, subject.test));
  }
  return found.map((one) => (slow.includes(one) ? { ...one, condition: stress } : one));
}

function isStress({ kind }: Factor): boolean {
  return kind === 'stress';
}

/** Tests that are over in less have no time to be short of. */
const SOME_TIME_MS = 5;

/** False for a test whose runner does not tell. */
export function takesTime({ test }: Subject): boolean {
  return (test.durationMs ?? 0) >= SOME_TIME_MS;
}

async function control(laboratory: Laboratory, subjects: readonly Subject[]): Promise<Seen | null> {
  if (subjects.length === 0) return null;
  return observed(laboratory, subjects, []);
}

async function singleFactors(laboratory: Laboratory, condition: Condition, failing: readonly Subject[]) {
  const attributed: Attributed[] = [];
  const unsteady: Subject[] = [];
  let left = failing;
  for (const factor of inOrderOfTrials(condition)) {
    if (left.length === 0) break;
    if (laboratory.discarded.has(factorText(factor))) continue;
    const seen = await observed(laboratory, left, [factor]);
    if (seen === null) continue;
    const suspects = left.filter(({ test }) => failsIn(seen, test));
    if (suspects.length === 0) continue;
    if (await cannotRunUnder(laboratory, factor, suspects)) {
      // Whatever else they may depend on is looked for again without this factor.
      left = left.filter((subject) => !suspects.includes(subject));
      continue;
    }
    const again = await confirmed(laboratory, factor, suspects);
    for (const subject of suspects) {
      const { failure } = outcomeOf(seen, subject);
      if (again.has(subject)) attributed.push({ subject, condition: [factor], failure });
      else if (factor.kind !== 'stress') unsteady.push(subject);
    }
    left = left.filter((subject) => !suspects.includes(subject) || (factor.kind === 'stress' && !again.has(subject)));
  }
  return { attributed, unsteady, left };
}

/** Those that fail under it again. Load is never the same twice: there, one more failure of two is enough. */
async function confirmed(
  laboratory: Laboratory,
  factor: Factor,
  suspects: readonly Subject[],
): Promise<ReadonlySet<Subject>> {
  const failed = new Set<Subject>();
  let open = suspects;
  for (let run = 0; run < (factor.kind === 'stress' ? 2 : 1) && open.length > 0; run += 1) {
    const seen = await observed(laboratory, open, [factor]);
    for (const subject of open) {
      if (seen !== null && failsIn(seen, subject.test)) failed.add(subject);
    }
    open = open.filter((subject) => !failed.has(subject));
  }
  return failed;
}

/** What no factor does alone: the smallest set that does, found by leaving one factor after the other out. */
async function severalFactors(laboratory: Laboratory, condition: Condition, failing: readonly Subject[]) {
  const together = condition.filter((factor) => !laboratory.discarded.has(factorText(factor)));
  const seen = together.length < 2 || failing.length === 0 ? null : await observed(laboratory, failing, together);
  if (seen === null) return { attributed: [], unsteady: [] };
  const again = failing.filter(({ test }) => failsIn(seen, test));
  const attributed = await smallest(laboratory, again, together, [...inOrderOfTrials(together)].reverse(), seen);
  // Without a factor that was discarded it may well pass each time.
  const unsteady = together.length < condition.length ? [] : failing.filter((subject) => !again.includes(subject));
  return { attributed, unsteady };
}

/** @param open the factors that may turn out not to be needed, in the order in which to leave them out */
async function smallest(
  laboratory: Laboratory,
  subjects: readonly Subject[],
  condition: Condition,
  open: Condition,
  seen: Seen,
): Promise<readonly Attributed[]> {
  const [factor, ...later] = open;
  if (subjects.length === 0) return [];
  if (factor === undefined) {
    return subjects.map((subject) => ({ subject, condition, failure: outcomeOf(seen, subject).failure }));
  }
  const without = condition.filter((other) => other !== factor);
  const tried = without.length === 0 ? null : await observed(laboratory, subjects, without);
  const fails = ({ test }: Subject) => tried !== null && failsIn(tried, test);
  return [
    ...(await smallest(laboratory, subjects.filter(fails), without, later, tried ?? seen)),
    ...(await smallest(
      laboratory,
      subjects.filter((subject) => !fails(subject)),
      condition,
      later,
      seen,
    )),
  ];
}

/** One run of the subjects' whole files; null when the deadline or a crash came first. */
export async function observed(
  laboratory: Laboratory,
  subjects: readonly Subject[],
  condition: Condition,
): Promise<Seen | null> {
  const files = filesFor(laboratory, subjects, condition);
  const expected = laboratory.expectedMs(files) * (condition.some(({ kind }) => kind === 'stress') ? 2 : 1);
  if (!laboratory.runs.fits(expected)) return null;
  const seen = await laboratory.runs.run(files, condition, expected);
  return seen.lost === null ? seen : null;
}

export function inOrderOfTrials(condition: Condition): Condition {
  return [...condition].sort((a, b) => ORDER_OF_TRIALS.indexOf(a.kind) - ORDER_OF_TRIALS.indexOf(b.kind));
}

function outcomeOf(seen: Seen, { test }: Subject): { readonly failure: string | null } {
  const outcome = outcomeIn(seen, test);
  return { failure: outcome?.failure ?? outcome?.failureOfRepeat ?? null };
}
