import { describe, expect, test } from '@jest/globals';
import type { Condition, FactorKind } from '../../src/domain/condition.ts';
import type { Flake, StabilityRun } from '../../src/domain/stability.ts';
import { judgeStability } from '../../src/stability/judge-stability.ts';
import { createRuns } from '../../src/stability/runs.ts';
import { anInquiry, type Behaviour, EVERYTHING_VARIES, type SimulatedTest, simulate } from './simulated-suite.ts';

const FILE = 'test/cart.test.ts';

function aTestThat(name: string, passes: Behaviour, file = FILE): SimulatedTest {
  return { file, name, passes };
}

const steady = (name: string, file = FILE) => aTestThat(name, () => true, file);

function has(condition: Condition, kind: FactorKind): boolean {
  return condition.some((factor) => factor.kind === kind);
}

function flakeOf(run: StabilityRun, name: string): Flake | null | undefined {
  return run.tests.find((tested) => tested.name === name)?.flake;
}

/** Fifteen tests that nothing can shake, so that one flaky test is not much of the suite. */
const CROWD = Array.from({ length: 15 }, (_, index) => steady(`holds ${index}`, `test/crowd-${index % 3}.test.ts`));

describe('a test that fails under one factor', () => {
  const kinds: readonly (readonly [FactorKind, string, 'block' | 'warn'])[] = [
    ['time-zone', 'time-zone', 'block'],
    ['locale', 'locale', 'block'],
    ['clock', 'clock', 'block'],
    ['random', 'random', 'block'],
    ['network', 'network', 'warn'],
    ['ports', 'port', 'warn'],
    ['stress', 'timing', 'warn'],
  ];
  test.each(kinds)('has its cause named: %s', async (kind, cause, level) => {
    const simulation = simulate([...CROWD, aTestThat('adds up', ({ condition }) => !has(condition, kind))]);
    const run = await judgeStability(anInquiry(simulation));
    expect(flakeOf(run, 'adds up')).toMatchObject({ cause, level, dependence: null });
    expect(run.tests.filter(({ flake }) => flake !== null)).toHaveLength(1);
  });

  test('is reproduced by the condition alone, without the factors that have no part in it', async () => {
    const simulation = simulate([...CROWD, aTestThat('adds up', ({ condition }) => !has(condition, 'ports'))]);
    const run = await judgeStability(anInquiry(simulation));
    expect(flakeOf(run, 'adds up')).toMatchObject({
      condition: 'ports=occupied',
      reproduce: 'earnest rerun --under ports=occupied test/cart.test.ts',
    });
  });
});

test('a test that needs two factors together to fail is told with both', async () => {
  const both: Behaviour = ({ condition }) => !(has(condition, 'time-zone') && has(condition, 'clock'));
  const run = await judgeStability(anInquiry(simulate([...CROWD, aTestThat('adds up', both)])));
  expect(flakeOf(run, 'adds up')).toMatchObject({
    cause: 'time-zone',
    condition: 'time-zone=America/Los_Angeles,clock=+400d',
  });
});

test('a fault that a denied network hides is found all the same', async () => {
  const hidden: Behaviour = ({ condition }) => !has(condition, 'network') && !has(condition, 'time-zone');
  const run = await judgeStability(anInquiry(simulate([...CROWD, aTestThat('adds up', hidden)])));
  expect(flakeOf(run, 'adds up')).toMatchObject({ cause: 'time-zone', level: 'block' });
});

describe('order dependence', () => {
  const others = Array.from({ length: 11 }, (_, index) => steady(`case ${index}`));

  test.each([
    ['polluter, cleaner, victim', 'order=alternating', ['fills the cart', 'empties the cart', 'starts empty']],
    [
      'victim, cleaner, polluter',
      'order=alternating-backwards',
      ['starts empty', 'empties the cart', 'fills the cart'],
    ],
  ])('that a test between them cleans up is found too: %s', async (_row, condition, names) => {
    const startsEmpty: Behaviour = ({ before }) =>
      before.lastIndexOf('fills the cart') <= before.lastIndexOf('empties the cart');
    const row = names.map((name) => (name === 'starts empty' ? aTestThat(name, startsEmpty) : steady(name)));
    const simulation = simulate([...CROWD, ...others.slice(0, 4), ...row]);
    const run = await judgeStability(anInquiry(simulation, { budgetMs: 60_000 }));
    expect(flakeOf(run, 'starts empty')).toMatchObject({
      condition,
      dependence: 'victim',
      polluter: `${FILE} > fills the cart`,
    });
  });

  test('of a victim names the test that spoils it', async () => {
    const victim = aTestThat('starts empty', ({ before }) => !before.includes('fills the cart'));
    const run = await judgeStability(
      anInquiry(simulate([...CROWD, ...others.slice(0, 4), victim, ...others.slice(4), steady('fills the cart')])),
    );
    expect(flakeOf(run, 'starts empty')).toMatchObject({
      cause: 'order',
      dependence: 'victim',
      polluter: `${FILE} > fills the cart`,
      level: 'block',
      reproduce: `earnest rerun --under order=reversed --test 'fills the cart' --test 'starts empty' ${FILE}`,
    });
  });

  test('of a brittle test names the test that it needs', async () => {
    const brittle = aTestThat('counts two', ({ before }) => before.includes('adds one'));
    const run = await judgeStability(
      anInquiry(simulate([...CROWD, ...others.slice(0, 4), steady('adds one'), ...others.slice(4), brittle])),
    );
    expect(flakeOf(run, 'counts two')).toMatchObject({
      dependence: 'brittle',
      polluter: `${FILE} > adds one`,
      reproduce: `earnest rerun --test 'counts two' ${FILE}`,
    });
  });
});

describe('a test that fails by chance', () => {
  test('blocks when it is added, and its cause stays unknown when no factor explains it', async () => {
    const byChance: Behaviour = ({ run: count, condition }) => condition.length > 0 || count % 2 === 0;
    const run = await judgeStability(anInquiry(simulate([aTestThat('adds up', byChance)]), { budgetMs: 60_000 }));
    expect(flakeOf(run, 'adds up')).toMatchObject({ cause: 'unknown', level: 'block', condition: 'natural' });
  });

  test('is found by a pass after hidden retries in the suite stage, without another failure', async () => {
    const simulation = simulate([...CROWD, steady('adds up')]);
    const suite = {
      ...simulation.suite,
      tests: simulation.suite.tests.map((one) => (one.name === 'adds up' ? { ...one, hiddenRetries: 1 } : one)),
    };
    const run = await judgeStability(anInquiry(simulation, { suite }));
    expect(flakeOf(run, 'adds up')).toMatchObject({ cause: 'unknown', level: 'block' });
    expect(run.tests.find(({ name }) => name === 'adds up')?.strip.slice(0, 2)).toEqual([
      { outcome: 'failed', condition: 'natural' },
      { outcome: 'passed', condition: 'natural' },
    ]);
  });
});

describe('the base commit', () => {
  const zoned = aTestThat('adds up', ({ condition }) => !has(condition, 'time-zone'));
  const at = (change: 'modified' | 'unchanged', onBase: SimulatedTest | null) => {
    const simulation = simulate([...CROWD, zoned]);
    return anInquiry(simulation, {
      reading: { changeOf: (one) => (one.name === 'adds up' ? change : 'unchanged'), reached: () => true },
      openBase: async (runsOf) => ({
        kind: 'ready',
        runs: runsOf(simulate(onBase === null ? CROWD : [...CROWD, onBase]).execute),
        pathAt: (path) => path,
      }),
    });
  };

  test('clears the change of a test that is flaky there too', async () => {
    const run = await judgeStability(at('modified', zoned));
    expect(flakeOf(run, 'adds up')).toMatchObject({ onBase: 'flaky', level: 'warn' });
  });

  test('convicts the change when the test holds there', async () => {
    const run = await judgeStability(at('unchanged', steady('adds up')));
    expect(flakeOf(run, 'adds up')).toMatchObject({ onBase: 'steady', level: 'block' });
  });

  test('is not asked about what only warns', async () => {
    const simulation = simulate([...CROWD, aTestThat('adds up', ({ condition }) => !has(condition, 'network'))]);
    const run = await judgeStability(
      anInquiry(simulation, {
        reading: { changeOf: () => 'modified', reached: () => true },
        openBase: async () => {
          throw new Error('base was opened');
        },
      }),
    );
    expect(flakeOf(run, 'adds up')).toMatchObject({ onBase: 'not-asked', level: 'warn' });
  });

  test('that cannot be run lets an edited test block and one that is only reached warn', async () => {
    const unavailable = async () => ({ kind: 'unavailable' as const, why: 'npm ci failed' });
    const edited = await judgeStability({ ...at('modified', null), openBase: unavailable });
    expect(flakeOf(edited, 'adds up')).toMatchObject({ onBase: 'unknown', baseNote: 'npm ci failed', level: 'block' });
    const reached = await judgeStability({ ...at('unchanged', null), openBase: unavailable });
    expect(flakeOf(reached, 'adds up')).toMatchObject({ onBase: 'unknown', level: 'warn' });
  });
});

describe('a suite that cannot run under a condition', () => {
  const inOneZone = Array.from({ length: 12 }, (_, index) =>
    aTestThat(`prints ${index}`, ({ condition }) => !has(condition, 'time-zone')),
  );

  test('yields no verdict about its tests, and the condition is named once', async () => {
    const run = await judgeStability(anInquiry(simulate(inOneZone)));
    expect(run.tests.filter(({ flake }) => flake !== null)).toEqual([]);
    expect(run.discarded.map(({ what }) => what)).toEqual([
      'time-zone=America/Los_Angeles',
      'time-zone=Pacific/Kiritimati',
    ]);
  });

  test('is told from a change whose own tests fail there while the rest of the suite holds', async () => {
    const crowd = Array.from({ length: 30 }, (_, index) => steady(`holds ${index}`, 'test/old.test.ts'));
    const run = await judgeStability(
      anInquiry(simulate([...crowd, ...inOneZone]), {
        reading: {
          changeOf: ({ file }) => (file === FILE ? 'added' : 'unchanged'),
          reached: (file) => file === FILE,
        },
      }),
    );
    expect(run.discarded).toEqual([]);
    expect(run.tests.filter(({ flake }) => flake?.cause === 'time-zone')).toHaveLength(12);
  });

  test('because it hangs costs no verdict, ends within the budget and is said', async () => {
    const simulation = simulate([...CROWD, steady('adds up')], { hangs: (condition) => has(condition, 'network') });
    const run = await judgeStability(anInquiry(simulation));
    expect(run.tests.filter(({ flake }) => flake !== null)).toEqual([]);
    expect(run.discarded).toEqual([{ what: 'network=denied', why: expect.stringContaining('had not finished') }]);
    expect(run.durationMs).toBeLessThanOrEqual(run.budgetMs);
  });

  test('because it hangs even with nothing varied is an error', async () => {
    const run = await judgeStability(anInquiry(simulate(CROWD, { hangs: () => true })));
    expect(run).toMatchObject({ outcome: 'failed', problem: expect.stringContaining('had not finished') });
  });
});

describe('tests that hold', () => {
  test('have their bound printed from the runs they had', async () => {
    const run = await judgeStability(anInquiry(simulate(CROWD)));
    expect(run.outcome).toBe('judged');
    for (const { strip, bound95 } of run.tests) expect(bound95).toBeCloseTo(1 - 0.05 ** (1 / strip.length), 3);
  });

  test('cost two and a half runs of the suite at most when no budget is set', async () => {
    const simulation = simulate(CROWD);
    await judgeStability(anInquiry(simulation));
    expect(simulation.ran.length).toBeLessThanOrEqual(2);
  });

  test('that the change only reaches get their first run, however long it took to read them', async () => {
    const simulation = simulate(CROWD);
    const reading = { changeOf: () => 'unchanged' as const, reached: () => true };
    const run = await judgeStability(anInquiry(simulation, { reading, preparedMs: 60_000 }));
    expect(simulation.ran.length).toBeGreaterThanOrEqual(1);
    expect(run.tests.every(({ strip }) => strip.length >= 2)).toBe(true);
  });

  test('are repeated within a budget that is set, until thirty runs are clean', async () => {
    const simulation = simulate([steady('adds up')]);
    const run = await judgeStability(anInquiry(simulation, { budgetMs: 600_000 }));
    expect(run.tests[0]?.strip).toHaveLength(30);
    expect(run.tests[0]?.bound95).toBeCloseTo(0.095, 3);
  });

  test('that the change does not touch are not run again', async () => {
    const simulation = simulate(CROWD);
    const run = await judgeStability(
      anInquiry(simulation, { reading: { changeOf: () => 'unchanged', reached: () => false } }),
    );
    expect(run).toMatchObject({ outcome: 'nothing-to-judge', tests: [], runs: 0 });
    expect(simulation.ran).toEqual([]);
  });
});

test('three tests with one failure are one cluster', async () => {
  const fails: Behaviour = ({ condition }) => (has(condition, 'locale') ? 'Error: expected "1,5" to be "1.5"' : true);
  const run = await judgeStability(
    anInquiry(simulate([...CROWD, ...['a', 'b', 'c'].map((name) => aTestThat(name, fails))])),
  );
  expect(['a', 'b', 'c'].map((name) => flakeOf(run, name)?.cluster)).toEqual([1, 1, 1]);
});

test('a failure that the budget leaves unexplained is told as one that came once', async () => {
  const simulation = simulate([...CROWD, aTestThat('adds up', ({ condition }) => !has(condition, 'time-zone'))]);
  const run = await judgeStability(anInquiry(simulation, { budgetMs: 1_500 }));
  expect(run.outcome).toBe('out-of-time');
  expect(flakeOf(run, 'adds up')).toMatchObject({ cause: 'unknown', level: 'warn' });
});

test('nothing that a runner cannot vary is asked of it', async () => {
  const simulation = simulate(CROWD);
  const variety = { ...EVERYTHING_VARIES, cannot: [{ kind: 'order' as const, why: 'node:test before 26.1' }] };
  const run = await judgeStability(anInquiry(simulation, { variety }));
  expect(simulation.ran.some(({ condition }) => has(condition ?? [], 'order'))).toBe(false);
  expect(run.notVaried).toEqual([{ what: 'order', why: 'node:test before 26.1' }]);
});

test('runs go on the books of the deadline: after it, none is started', async () => {
  const { execute, now, ran } = simulate(CROWD);
  const started = now();
  const runs = createRuns(execute, { hardMs: 1_500, spentMs: () => now() - started });
  await runs.run([FILE], [], 1_000);
  await runs.run([FILE], [], 1_000);
  const third = await runs.run([FILE], [], 1_000);
  expect(third.lost).toMatch(/budget/);
  expect(ran).toHaveLength(2);
});
