import type { Condition } from '../../src/domain/condition.ts';
import type { Variety } from '../../src/domain/stability.ts';
import type { TestCase, TestRun } from '../../src/domain/test-run.ts';
import type { Inquiry } from '../../src/stability/inquiry.ts';
import type { Execute } from '../../src/stability/runs.ts';
import { aRun, aTest } from '../judgements.ts';

/** What a test of a simulated suite sees when it runs. */
export interface Circumstances {
  readonly condition: Condition;
  /** Names of the tests that ran before it in the same file. */
  readonly before: readonly string[];
  /** 1 for the first run of the whole simulation. */
  readonly run: number;
}

export type Behaviour = (seen: Circumstances) => boolean | string;

export interface SimulatedTest {
  readonly file: string;
  readonly name: string;
  /** True: passes; a text: fails with it; false: fails. */
  readonly passes: Behaviour;
}

export interface Simulation {
  readonly execute: Execute;
  /** Each run so far: its files and its condition. */
  readonly ran: { readonly files: readonly string[]; readonly condition: Condition | null }[];
  readonly suite: TestRun;
  /** The clock of the simulation, in ms. */
  readonly now: () => number;
}

export interface SimulationOptions {
  readonly runMs?: number;
  /** A condition that the runner does not survive. */
  readonly hangs?: (condition: Condition) => boolean;
}

/** Runs tests by what is written of them, in the order that the condition asks for; each run takes a second. */
export function simulate(tests: readonly SimulatedTest[], options: SimulationOptions = {}): Simulation {
  const { runMs = 1_000, hangs = () => false } = options;
  const ran: { files: readonly string[]; condition: Condition | null }[] = [];
  let now = Date.UTC(2026, 10, 23);
  const outcome = (files: readonly string[], condition: Condition, chosen: ReadonlySet<string> | null): TestRun => {
    const cases = files.flatMap((file): TestCase[] => {
      const before: string[] = [];
      const inFile = inOrder(
        tests.filter((test) => test.file === file),
        condition,
      ).filter((test) => chosen === null || chosen.has(`${file} > ${test.name}`));
      return inFile.map((test) => {
        const passed = test.passes({ condition, before: [...before], run: ran.length });
        before.push(test.name);
        return aTest({
          id: `${file} > ${test.name}`,
          file,
          titlePath: [test.name],
          name: test.name,
          status: passed === true ? 'passed' : 'failed',
          durationMs: 10,
          hiddenRetries: 0,
          failure: passed === true ? null : passed === false ? `Error: ${test.name} fails` : passed,
        });
      });
    });
    return aRun({ tests: cases, durationMs: runMs, exitCode: 0, fileFailures: [], outcome: 'completed' });
  };
  const execute: Execute = async (files, condition, { timeoutMs, tests: selection }) => {
    ran.push({ files, condition });
    if (hangs(condition ?? [])) {
      now += timeoutMs;
      return aRun({ tests: [], outcome: 'timed-out', remark: 'The suite had not finished.', durationMs: timeoutMs });
    }
    now += runMs;
    const chosen =
      selection === undefined
        ? null
        : new Set(selection.map(({ file, titlePath }) => `${file} > ${titlePath.join(' > ')}`));
    return outcome(files, condition ?? [], chosen);
  };
  const suite = outcome([...new Set(tests.map(({ file }) => file))], [], null);
  return { execute, ran, suite, now: () => now };
}

function inOrder(tests: readonly SimulatedTest[], condition: Condition): readonly SimulatedTest[] {
  const order = condition.find(({ kind }) => kind === 'order');
  if (order?.kind !== 'order') return tests;
  if (order.order === 'reversed') return [...tests].reverse();
  if (order.order !== 'shuffled') {
    const places = [0, 1].flatMap((first) => tests.filter((_, index) => index % 2 === first));
    return order.order === 'alternating' ? places : places.reverse();
  }
  const turn = order.seed % Math.max(1, tests.length);
  return [...tests.slice(turn), ...tests.slice(0, turn)];
}

export const EVERYTHING_VARIES: Variety = {
  cannot: [],
  choosesTests: true,
  choosesFiles: true,
  filesShareProcess: false,
};

/** An inquiry about a simulated suite, all of whose tests are added by the change. */
export function anInquiry(simulation: Simulation, changes: Partial<Inquiry> = {}): Inquiry {
  return {
    packageDirectory: '.',
    suite: simulation.suite,
    failedOnce: new Set(),
    reading: { changeOf: () => 'added', reached: () => true },
    variety: EVERYTHING_VARIES,
    execute: simulation.execute,
    openBase: async () => ({ kind: 'unavailable', why: 'there is no base in this simulation' }),
    ledger: { runsOf: () => 0, add: () => {}, save: async () => null },
    ledgerKey: async () => null,
    ordered: [],
    accept: [],
    budgetMs: null,
    preparedMs: 0,
    now: simulation.now,
    ...changes,
  };
}
