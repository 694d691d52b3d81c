import { describe, expect, test } from '@jest/globals';
import { isGreen } from '../../src/domain/test-run.ts';
import { rerunFailed } from '../../src/stability/rerun-failed.ts';
import { type Behaviour, simulate } from './simulated-suite.ts';

const FILE = 'test/cart.test.ts';

/** A suite whose first test behaves so, run once already. */
async function settled(passes: Behaviour, others = 3) {
  const rest = Array.from({ length: others }, (_, index) => ({
    file: 'test/other.test.ts',
    name: `holds ${index}`,
    passes: () => true,
  }));
  const simulation = simulate([{ file: FILE, name: 'adds up', passes }, ...rest]);
  const suite = simulation.suite.tests.some(({ status }) => status === 'failed')
    ? { ...simulation.suite, exitCode: 1 }
    : simulation.suite;
  const result = await rerunFailed(simulation.execute, suite, 60_000);
  return { ...result, ran: simulation.ran };
}

describe('a suite that failed', () => {
  test('is green when each failed test passes when it is run again, and the test is remembered', async () => {
    const { suite, failedOnce, ran } = await settled(({ run }) => run > 0);
    expect(isGreen(suite)).toBe(true);
    expect([...failedOnce]).toEqual([`${FILE} > adds up`]);
    expect(ran).toEqual([{ files: [FILE], condition: null }]);
  });

  test('gets a second chance, not more', async () => {
    expect(isGreen((await settled(({ run }) => run > 1)).suite)).toBe(true);
    const never = await settled(({ run }) => run > 2);
    expect(isGreen(never.suite)).toBe(false);
    expect([never.failedOnce.size, never.ran.length]).toEqual([0, 2]);
  });

  test('is not run again when more than ten of its tests fail: it is broken', async () => {
    const broken = simulate(
      Array.from({ length: 11 }, (_, index) => ({ file: FILE, name: `case ${index}`, passes: ({ run }) => run > 0 })),
    );
    const { failedOnce } = await rerunFailed(broken.execute, { ...broken.suite, exitCode: 1 }, 60_000);
    expect([failedOnce.size, broken.ran.length]).toEqual([0, 0]);
  });
});

test('a green suite is not run again', async () => {
  const { suite, failedOnce, ran } = await settled(() => true);
  expect([isGreen(suite), failedOnce.size, ran.length]).toEqual([true, 0, 0]);
});
