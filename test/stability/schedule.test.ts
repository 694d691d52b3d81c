import { describe, expect, test } from '@jest/globals';
import type { TestChange } from '../../src/domain/stability.ts';
import { combinedConditions } from '../../src/stability/conditions.ts';
import { expectedMs, type Laboratory } from '../../src/stability/laboratory.ts';
import { createRuns } from '../../src/stability/runs.ts';
import { affordable, limitsOf } from '../../src/stability/schedule.ts';
import type { Subject } from '../../src/stability/subjects.ts';
import { aRun, aTest } from '../judgements.ts';
import { EVERYTHING_VARIES } from './simulated-suite.ts';

const SUITE_MS = 60_000;

/** A suite of a minute: thirty files of one test each, of which the first is edited and as many as said are reached. */
function laboratory(reached: number, searchedMs = 0, spentMs = 0): Laboratory {
  const tests = Array.from({ length: 30 }, (_, index) =>
    aTest({ id: `t${index}`, file: `test/${index}.test.ts`, name: 'holds', durationMs: 2_000 }),
  );
  const suite = aRun({ tests, durationMs: SUITE_MS });
  const subjects = tests.slice(0, reached).map((one, index): Subject => {
    const change: TestChange = index === 0 ? 'modified' : 'unchanged';
    return { key: one.id, test: one, change, reached: true };
  });
  const never = async () => {
    throw new Error('nothing is run to make a plan');
  };
  return {
    runs: createRuns(never, { hardMs: 300_000, spentMs: () => spentMs }),
    variety: EVERYTHING_VARIES,
    suite,
    subjects,
    expectedMs: (files) => expectedMs(suite, files),
    discarded: new Map(),
    setAside: new Set(),
    decisive: [],
    searchedMs,
    remarks: new Set(),
  };
}

const [, SLOW] = combinedConditions(EVERYTHING_VARIES);
const kinds = (planned: ReturnType<typeof affordable>) =>
  planned.map(({ varied, subjects, reduced }) => ({
    slow: varied.condition.some(({ kind }) => kind === 'stress'),
    tests: subjects.length,
    reduced,
  }));

function planned(of: Laboratory) {
  if (SLOW === undefined) throw new Error('there is no second run');
  return kinds(affordable(of, SLOW, of.subjects, limitsOf(null, of.suite)));
}

describe('a combined run', () => {
  test('is run whole for one edited test file', () => {
    expect(planned(laboratory(1))).toEqual([{ slow: true, tests: 1, reduced: false }]);
  });

  test('is run without stress for what the change only reaches, and with it for what it edits, when the whole would take too long', () => {
    expect(planned(laboratory(30, SUITE_MS))).toEqual([
      { slow: false, tests: 30, reduced: true },
      { slow: true, tests: 1, reduced: true },
    ]);
  });

  test('is run for the edited tests alone when the share of the suite is used up', () => {
    expect(planned(laboratory(30, 2.4 * SUITE_MS))).toEqual([{ slow: true, tests: 1, reduced: true }]);
  });

  test('is not run after the hard limit', () => {
    expect(planned(laboratory(30, 0, 300_000))).toEqual([]);
  });
});

test('a budget of the policy is the only limit', () => {
  expect(limitsOf(20_000, aRun({ durationMs: SUITE_MS }))).toEqual({ hardMs: 20_000, softMs: 20_000 });
});
