import { observed } from './attribute.ts';
import { type Explained, explainUnsteady } from './explain.ts';
import type { Laboratory } from './laboratory.ts';
import { decisiveOne } from './order.ts';
import { failsIn, outcomeIn, type Seen } from './runs.ts';
import type { Subject } from './subjects.ts';
import { causesOfUnsteady } from './unsteady.ts';

/** Each way of running it, once more after the two controls that it failed: chance seldom keeps to a side for so long. */
const TRIES = 2;

/**
 * A test that passes in the whole suite, and failed twice when its file ran without the others and with nothing varied.
 * - It fails so as its users run it too: it needs what another file leaves behind.
 * - It gives both outcomes: its outcome is a matter of chance.
 * - It passes as its users run it, each time, and fails under our machinery, each time: null, with a remark. Nothing is
 *   known of it.
 */
export async function explainFailingAlone(laboratory: Laboratory, subject: Subject): Promise<Explained | null> {
  const { test } = subject;
  const { remarks, variety } = laboratory;
  const alone: Seen[] = [];
  const controls: Seen[] = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const plain = variety.choosesFiles ? await plainRun(laboratory, [test.file]) : null;
    const control = await observed(laboratory, [subject], []);
    if (plain !== null) alone.push(plain);
    if (control !== null) controls.push(control);
  }
  const [failed] = alone.filter((seen) => failsIn(seen, test));
  if (failed !== undefined && alone.every((seen) => failsIn(seen, test))) {
    return explainNeedsOthers(laboratory, subject, failed);
  }
  if (failed === undefined && controls.length > 0 && controls.every((seen) => failsIn(seen, test))) {
    laboratory.setAside.add(subject);
    remarks.add(`${test.file} > ${test.name} passes only without our machinery: no condition was varied for it`);
    return null;
  }
  const [probe = null] = await causesOfUnsteady(laboratory, [subject]);
  return explainUnsteady(laboratory, subject, probe);
}

async function explainNeedsOthers(laboratory: Laboratory, subject: Subject, alone: Seen): Promise<Explained> {
  const { test } = subject;
  const { tests } = laboratory.suite;
  const others = [...new Set(tests.map(({ file }) => file))].filter((file) => file !== '' && file !== test.file);
  const needed = await decisiveOne(others, async (chosen) => {
    const seen = await plainRun(laboratory, [...chosen, test.file]);
    return seen !== null && outcomeIn(seen, test) !== null && !failsIn(seen, test);
  });
  return {
    subject,
    cause: 'order',
    dependence: 'brittle',
    polluter: tests.find(({ file }) => file === needed) ?? null,
    condition: [],
    failure: outcomeIn(alone, test)?.failure ?? null,
    unperturbed: false,
    soon: false,
  };
}

async function plainRun(laboratory: Laboratory, files: readonly string[]): Promise<Seen | null> {
  const expected = laboratory.expectedMs(files);
  if (!laboratory.runs.fits(expected)) return null;
  const seen = await laboratory.runs.run(files, null, expected);
  return seen.lost === null ? seen : null;
}
