import type { Condition } from '../domain/condition.ts';
import type { Flake } from '../domain/stability.ts';
import type { TestCase } from '../domain/test-run.ts';
import type { Explained } from './explain.ts';
import { filesFor, type Laboratory } from './laboratory.ts';
import { failsIn, keyOf, outcomeIn } from './runs.ts';
import type { Subject } from './subjects.ts';
import type { Found } from './understand.ts';

export interface Dependence {
  readonly dependence: Flake['dependence'];
  /** The test that spoils it (victim) or that it needs (brittle); null when no single one does. */
  readonly polluter: TestCase | null;
}

/**
 * Why a test fails in another order. Run alone it passes (a victim: some test spoils it) or fails (brittle: it needs some
 * test). Most order-dependent tests depend on one other test (Wei et al., TACAS 2021), which halving the others finds in
 * about log2 n runs.
 *
 * @param files what was run when it failed: more than its own file where files share a process
 */
async function dependenceOf(
  laboratory: Laboratory,
  subject: Subject,
  order: Condition,
  files: readonly string[],
): Promise<Dependence> {
  if (!laboratory.variety.choosesTests) return { dependence: null, polluter: null };
  const others = [...new Map(laboratory.suite.tests.map((test) => [keyOf(test), test])).values()].filter(
    (test) => files.includes(test.file) && keyOf(test) !== subject.key && test.status === 'passed',
  );
  const alone = await failsWith(laboratory, subject, [], []);
  if (alone === null) return { dependence: null, polluter: null };
  // A victim fails as soon as its polluter runs before it; a brittle test passes as soon as the one it needs does.
  const decisive = alone
    ? (chosen: readonly TestCase[]) => failsWith(laboratory, subject, [], chosen).then((fails) => fails === false)
    : (chosen: readonly TestCase[]) => failsWith(laboratory, subject, order, chosen).then((fails) => fails === true);
  const dependence = alone ? 'brittle' : 'victim';
  const polluter = (await knownOne(laboratory, dependence, others, decisive)) ?? (await decisiveOne(others, decisive));
  if (polluter !== null) laboratory.decisive.push({ dependence, test: polluter });
  return { dependence, polluter };
}

/** One test seldom spoils one other only: those that were found guilty before are asked first. */
async function knownOne(
  laboratory: Laboratory,
  dependence: Flake['dependence'],
  others: readonly TestCase[],
  decisive: (chosen: readonly TestCase[]) => Promise<boolean>,
): Promise<TestCase | null> {
  const keys = new Set(others.map(keyOf));
  const known = laboratory.decisive.filter((one) => one.dependence === dependence && keys.has(keyOf(one.test)));
  for (const test of new Set(known.map((one) => one.test))) {
    if (await decisive([test])) return test;
  }
  return null;
}

/** The one item without which `decisive` is not true, by halving; null when no single item is enough. */
export async function decisiveOne<T>(
  items: readonly T[],
  decisive: (chosen: readonly T[]) => Promise<boolean>,
): Promise<T | null> {
  let candidates = items;
  while (candidates.length > 1) {
    const half = candidates.slice(0, Math.ceil(candidates.length / 2));
    const rest = candidates.slice(half.length);
    if (await decisive(half)) candidates = half;
    else if (rest.length > 1 && !(await decisive(rest))) return null;
    else candidates = rest;
  }
  const [only] = candidates;
  return only !== undefined && (await decisive([only])) ? only : null;
}

/** Runs the test with only these others; null when no outcome came of it. */
async function failsWith(
  laboratory: Laboratory,
  subject: Subject,
  order: Condition,
  others: readonly TestCase[],
): Promise<boolean | null> {
  const tests = [subject.test, ...others].map(({ file, titlePath }) => ({ file, titlePath }));
  const files = laboratory.suite.tests
    .map(({ file }) => file)
    .filter((file) => tests.some((test) => test.file === file));
  const distinct = [...new Set(files)];
  const expected = laboratory.expectedMs(distinct);
  if (!laboratory.runs.fits(expected)) return null;
  const seen = await laboratory.runs.run(distinct, order, expected, tests);
  return seen.lost !== null || outcomeIn(seen, subject.test) === null ? null : failsIn(seen, subject.test);
}

/** What is not this change's doing is told with its polluter as long as that costs no more than this, or the share of the suite's time. */
const COURTESY_MS = 60_000;

/**
 * Fills in what order-dependent tests depend on: those that block first, up to the hard limit; then the others, while the stage
 * has taken little time. Without it they are told with the order that makes them fail.
 *
 * @param blocks true for what this change is to blame for
 */
export async function nameDependences(
  laboratory: Laboratory,
  found: Found,
  blocks: (explained: Explained) => boolean,
  softMs: number,
): Promise<void> {
  const { allowance } = laboratory.runs;
  const ordered = [...found.values()].filter(({ cause, dependence }) => cause === 'order' && dependence === null);
  const blocking = ordered.filter(blocks);
  const others = ordered.filter((explained) => !blocking.includes(explained));
  for (const explained of [...blocking, ...others]) {
    if (others.includes(explained) && allowance.spentMs() > Math.max(COURTESY_MS, softMs)) return;
    const { subject, condition } = explained;
    const order = condition.filter(({ kind }) => kind === 'order');
    const files = filesFor(laboratory, [subject], condition);
    found.set(subject, { ...explained, ...(await dependenceOf(laboratory, subject, order, files)) });
  }
}
