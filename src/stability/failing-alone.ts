import { observed } from './attribute.ts';
import type { Explained } from './explain.ts';
import type { Laboratory } from './laboratory.ts';
import { decisiveOne } from './order.ts';
import { failsIn, outcomeIn, type Seen } from './runs.ts';
import type { Subject } from './subjects.ts';

/**
 * A test that passes in the whole suite, and fails each time when its file runs without the others: it needs what another file
 * leaves behind. Null, with a remark, when it passes as its users run it: then our own machinery is what it cannot stand.
 */
export async function explainFailingAlone(laboratory: Laboratory, subject: Subject): Promise<Explained | null> {
  const { test } = subject;
  const { runs, suite, remarks } = laboratory;
  const plain = async (files: readonly string[]): Promise<Seen | null> => {
    const expected = laboratory.expectedMs(files);
    if (!runs.fits(expected)) return null;
    const seen = await runs.run(files, null, expected);
    return seen.lost === null ? seen : null;
  };
  const alone = laboratory.variety.choosesFiles ? await plain([test.file]) : await observed(laboratory, [subject], []);
  if (alone === null || !failsIn(alone, test)) {
    laboratory.setAside.add(subject);
    remarks.add(`${test.file} > ${test.name} passes only without our machinery: no condition was varied for it`);
    return null;
  }
  const others = [...new Set(suite.tests.map(({ file }) => file))].filter((file) => file !== '' && file !== test.file);
  const needed = await decisiveOne(others, async (chosen) => {
    const seen = await plain([...chosen, test.file]);
    return seen !== null && outcomeIn(seen, test) !== null && !failsIn(seen, test);
  });
  return {
    subject,
    cause: 'order',
    dependence: 'brittle',
    polluter: suite.tests.find(({ file }) => file === needed) ?? null,
    condition: [],
    failure: outcomeIn(alone, test)?.failure ?? null,
    nativeCommand: alone.command,
    unperturbed: false,
    soon: false,
  };
}
