import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { strykerPlugins } from '../../../src/toolchain/javascript/stryker/inside/plugins.ts';
import { LOST_RUN, NEVER_ACTIVE, UNREAL_KILL } from '../../../src/toolchain/javascript/stryker/job.ts';

/**
 * The one place where Stryker's runner is played: runs that are lost (stryker-js#6073) or disagree cannot be had on demand
 * from a real one. The script answers by mutant id, and is asked in Stryker's own protocol.
 */

type Result = Readonly<Record<string, unknown>>;
interface Asked {
  readonly id: string;
  readonly tests: readonly string[] | undefined;
  readonly hitLimit: number | undefined;
}
interface Options {
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly unheard?: readonly string[];
  readonly reloadEnvironment?: boolean;
  readonly mutantActivation?: string;
}
interface Runner {
  init(): Promise<void>;
  capabilities(): Promise<{ reloadEnvironment: boolean }>;
  dryRun(options: Result): Promise<Record<string, unknown>>;
  mutantRun(options: Options): Promise<Result>;
}

const KILLED = { status: 'killed', killedBy: ['adds'], failureMessage: '1 is not 2', nrOfTests: 1 };
const SURVIVED = { status: 'survived', nrOfTests: 1 };
const LOST = { status: 'survived', nrOfTests: 0 };
const HIT_LIMIT = { status: 'timeout', reason: 'Hit limit reached (101/100)' };

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Script {
  readonly reloads?: boolean;
  readonly fresh?: boolean;
  readonly probe?: boolean;
  readonly runner?: string;
  readonly emptyCoverageIsNone?: boolean;
  readonly goesOn?: boolean;
  readonly flaky?: readonly { readonly file: string; readonly title: string }[];
  readonly dryRun?: Record<string, unknown>;
  /** What the mutant itself comes to, run after run; the last answer stands. */
  readonly mutant?: readonly Result[];
  /** What the same tests come to when nothing is mutated. */
  readonly unmutated?: Result;
  /** What the run comes to in which the first hit ends it. */
  readonly reached?: Result;
}

async function runnerOf(script: Script) {
  const asked: Asked[] = [];
  const notes = mkdtempSync(join(tmpdir(), 'earnest-notes-'));
  folders.push(notes);
  const answers = [...(script.mutant ?? [SURVIVED])];
  const inner = {
    capabilities: () => ({ reloadEnvironment: script.reloads ?? true }),
    dryRun: (options: Result) => Promise.resolve({ status: 'complete', tests: [], asked: options, ...script.dryRun }),
    mutantRun: ({ activeMutant: { id }, testFilter, hitLimit }: Options) => {
      asked.push({ id, tests: testFilter, hitLimit });
      if (!/^[1-9]$/.test(id)) return Promise.resolve(script.unmutated ?? SURVIVED);
      if (hitLimit !== undefined && hitLimit < 1) return Promise.resolve(script.reached ?? HIT_LIMIT);
      return Promise.resolve(answers.length > 1 ? answers.shift() : answers[0]);
    },
  };
  const { runner = 'mocha', fresh = false, probe = true, emptyCoverageIsNone = true } = script;
  const { goesOn = true, flaky = [] } = script;
  const known = new Map([['TestRunner', [{ name: runner, factory: () => inner }]]]);
  const preload = { imports: [], loaders: [] };
  const settings = {
    notes,
    fresh,
    runner,
    probe,
    emptyCoverageIsNone,
    goesOn,
    flaky,
    preload,
    links: [],
    runnerPlugin: null,
  };
  const injector = {
    resolve: (token: string) => (token === 'options' ? { earnest: settings } : known),
    injectFunction: (factory: () => typeof inner) => factory(),
  };
  const plugin = strykerPlugins.find(({ kind, name }) => kind === 'TestRunner' && name === 'earnest');
  const verifying = (plugin as unknown as { factory(injector: unknown): Runner }).factory(injector);
  await verifying.init();
  return { verifying, asked, notes };
}

const run = (id = '1', changes: Partial<Options> = {}): Options => ({
  activeMutant: { id },
  testFilter: ['adds'],
  hitLimit: 100,
  ...changes,
});

describe('a survivor', () => {
  test('whose tests never ran is run again, and what the second run says counts', async () => {
    const { verifying, asked } = await runnerOf({ mutant: [LOST, KILLED] });
    expect(await verifying.mutantRun(run())).toEqual(KILLED);
    expect(asked.filter(({ id }) => id === '1')).toHaveLength(2);
  });

  test('whose tests ran in none of three runs is an error', async () => {
    const { verifying, asked } = await runnerOf({ mutant: [LOST] });
    expect(await verifying.mutantRun(run())).toEqual({ status: 'error', errorMessage: LOST_RUN });
    expect(asked).toHaveLength(3);
  });

  test('that its tests reach survives', async () => {
    const { verifying, asked } = await runnerOf({ reached: HIT_LIMIT });
    expect(await verifying.mutantRun(run())).toEqual(SURVIVED);
    expect(asked).toEqual([
      { id: '1', tests: ['adds'], hitLimit: 100 },
      { id: '1', tests: ['adds'], hitLimit: 0.5 },
    ]);
  });

  test.each([KILLED, { status: 'error', errorMessage: 'crashed' }])(
    'is reached when the first hit ends in $status',
    async (reached) => {
      const { verifying } = await runnerOf({ reached });
      expect(await verifying.mutantRun(run())).toEqual(SURVIVED);
    },
  );

  test('that its tests no longer reach, twice over, is an error', async () => {
    const { verifying, asked } = await runnerOf({ reached: SURVIVED });
    expect(await verifying.mutantRun(run())).toEqual({ status: 'error', errorMessage: NEVER_ACTIVE });
    expect(asked).toHaveLength(3);
  });

  test.each<Partial<Options>>([{ reloadEnvironment: true, mutantActivation: 'static' }, { testFilter: [] }])(
    'that is static, or has no tests of its own, is taken at its word: %j',
    async (changes) => {
      const { verifying, asked } = await runnerOf({ reached: SURVIVED });
      expect(await verifying.mutantRun(run('1', changes))).toEqual(SURVIVED);
      expect(asked).toHaveLength(1);
    },
  );
});

test('a survivor is taken at its word where nobody asked to probe', async () => {
  const { verifying, asked } = await runnerOf({ reached: SURVIVED, probe: false });
  expect(await verifying.mutantRun(run())).toEqual(SURVIVED);
  expect(asked).toHaveLength(1);
});

describe('a kill, where modules stay from run to run,', () => {
  test('counts when the tests that killed pass with nothing mutated', async () => {
    const { verifying, asked } = await runnerOf({ mutant: [KILLED], reloads: false });
    expect(await verifying.mutantRun(run('1', { testFilter: ['adds', 'subtracts'] }))).toEqual(KILLED);
    expect(asked).toEqual([
      { id: '1', tests: ['adds', 'subtracts'], hitLimit: 100 },
      { id: expect.not.stringMatching(/^[1-9]$/), tests: ['adds'], hitLimit: undefined },
    ]);
  });

  test('whose tests fail with nothing mutated too is an error that names the test', async () => {
    const unmutated = { ...KILLED, killedBy: ['notices'], failureMessage: 'an engine is here' };
    const { verifying } = await runnerOf({ mutant: [KILLED], unmutated, reloads: false });
    expect(await verifying.mutantRun(run())).toEqual({
      status: 'error',
      errorMessage: `${UNREAL_KILL} (notices: an engine is here)`,
    });
  });

  test('by the hit limit is checked with all of its tests', async () => {
    const { verifying, asked } = await runnerOf({ mutant: [HIT_LIMIT], unmutated: KILLED, reloads: false });
    expect(await verifying.mutantRun(run())).toMatchObject({ status: 'error' });
    expect(asked.at(-1)).toMatchObject({ tests: ['adds'] });
    const honest = await runnerOf({ mutant: [HIT_LIMIT], reloads: false });
    expect(await honest.verifying.mutantRun(run())).toEqual(HIT_LIMIT);
  });

  test('whose tests crash with nothing mutated is an error that says how', async () => {
    const unmutated = { status: 'error', errorMessage: 'no such file' };
    const { verifying } = await runnerOf({ mutant: [KILLED], unmutated, reloads: false });
    expect(await verifying.mutantRun(run())).toEqual({
      status: 'error',
      errorMessage: `${UNREAL_KILL} (error: no such file)`,
    });
  });

  test('is checked each time, since an earlier run may have left something behind', async () => {
    const { verifying, asked } = await runnerOf({ mutant: [KILLED], reloads: false });
    await verifying.mutantRun(run('1'));
    await verifying.mutantRun(run('2'));
    expect(asked.filter(({ id }) => !/^[1-9]$/.test(id))).toHaveLength(2);
  });
});

describe('a kill by several tests', () => {
  const both = { ...KILLED, killedBy: ['adds', 'notices'], nrOfTests: 2 };

  test('stands by those that pass with nothing mutated', async () => {
    const unmutated = { ...KILLED, killedBy: ['notices'] };
    const { verifying, asked } = await runnerOf({ mutant: [both], unmutated, reloads: false });
    expect(await verifying.mutantRun(run())).toEqual({ ...both, killedBy: ['adds'] });
    expect(asked[1]?.tests).toEqual(['adds', 'notices']);
  });

  test('is none when all of them fail with nothing mutated', async () => {
    const { verifying } = await runnerOf({ mutant: [both], unmutated: both, reloads: false });
    expect(await verifying.mutantRun(run())).toMatchObject({ status: 'error' });
  });

  test.each([
    ['stands by those that are heard', ['notices'], { status: 'killed', killedBy: ['adds'] }],
    ['is none when nobody of them is heard', ['adds', 'notices'], { status: 'survived', nrOfTests: 1 }],
  ])('%s', async (_, unheard, expected) => {
    const { verifying } = await runnerOf({ mutant: [{ ...both, nrOfTests: 3 }], probe: false });
    expect(await verifying.mutantRun(run('1', { unheard }))).toMatchObject(expected);
  });
});

describe('a kill that a planned run without a mutant checks', () => {
  test.each<[string, boolean, Partial<Options>]>([
    ['where modules are loaded anew for each run', true, {}],
    ['of a static mutant', false, { reloadEnvironment: true, mutantActivation: 'static' }],
  ])('is not checked on the spot as well: %s', async (_, reloads, changes) => {
    const { verifying, asked } = await runnerOf({ mutant: [KILLED], unmutated: KILLED, reloads });
    expect(await verifying.mutantRun(run('1', changes))).toEqual(KILLED);
    expect(asked).toHaveLength(1);
  });
});

describe('in a fresh run', () => {
  test.each([KILLED, SURVIVED, HIT_LIMIT])('$status is passed on after one run', async (result) => {
    const { verifying, asked } = await runnerOf({
      fresh: true,
      mutant: [result],
      unmutated: KILLED,
      reached: SURVIVED,
    });
    expect(await verifying.mutantRun(run())).toEqual(result);
    expect(asked).toHaveLength(1);
  });

  test('a lost run is still not a survivor, and each mutant asks for a process of its own', async () => {
    const { verifying } = await runnerOf({ fresh: true, mutant: [LOST] });
    expect(await verifying.mutantRun(run())).toEqual({ status: 'error', errorMessage: LOST_RUN });
    expect(await verifying.capabilities()).toEqual({ reloadEnvironment: false });
  });
});

describe('the initial run', () => {
  const tests = (passing: number, failing: number) => [
    ...Array.from({ length: passing }, (_, index) => ({
      id: `p${index}`,
      name: `p${index}`,
      status: 0,
      timeSpentMs: 1,
    })),
    ...Array.from({ length: failing }, (_, index) => ({
      id: `f${index}`,
      name: `f${index}`,
      status: 1,
      timeSpentMs: 1,
    })),
  ];
  const coverage = { static: {}, perTest: { p0: { 1: 1 }, f0: { 1: 1 } } };
  const dry = { coverageAnalysis: 'perTest', disableBail: false };
  const failingOf = (result: Record<string, unknown>) =>
    (result.tests as { id: string; status: number }[]).filter(({ status }) => status === 1).map(({ id }) => id);

  test('goes on after a failure, and leaves out one failing test in eleven', async () => {
    const { verifying, notes } = await runnerOf({
      dryRun: { tests: tests(10, 1), mutantCoverage: structuredClone(coverage) },
    });
    const result = await verifying.dryRun(dry);
    expect(result.asked).toMatchObject({ disableBail: true });
    expect(failingOf(result)).toEqual([]);
    expect(result.mutantCoverage).toEqual({ static: {}, perTest: { p0: { 1: 1 } } });
    expect(JSON.parse(readFileSync(join(notes, 'left-out.json'), 'utf8'))).toEqual(['f0']);
  });

  test('goes on after a flaky test failed, whose coverage is kept', async () => {
    const { verifying } = await runnerOf({
      dryRun: { tests: tests(1, 1), mutantCoverage: structuredClone(coverage) },
      flaky: [{ file: 'test/f0.test.js', title: 'f0' }],
    });
    const result = await verifying.dryRun(dry);
    expect(failingOf(result)).toEqual([]);
    expect(result.mutantCoverage).toEqual(coverage);
  });

  test.each([
    ['more than a tenth fail', {}, tests(10, 2), dry],
    ['coverage is not known per test', {}, tests(10, 1), { ...dry, coverageAnalysis: 'off' }],
    ['the runner stops at the first failure', { goesOn: false }, tests(10, 1), dry],
  ])('fails when %s', async (_, script, found, options) => {
    const { verifying } = await runnerOf({
      ...script,
      dryRun: { tests: found, mutantCoverage: structuredClone(coverage) },
    });
    expect(failingOf(await verifying.dryRun(options)).length).toBeGreaterThan(0);
  });

  test.each([
    ['none, where all tests ran', true, { static: {}, perTest: {} }],
    ['unknown, where only related tests ran', false, undefined],
  ])('that brings no coverage covers %s', async (_, emptyCoverageIsNone, expected) => {
    const { verifying } = await runnerOf({ emptyCoverageIsNone });
    expect((await verifying.dryRun(dry)).mutantCoverage).toEqual(expected);
  });

  test('that fails is passed on as it is', async () => {
    const failed = { status: 'error', errorMessage: 'no tests' };
    const { verifying } = await runnerOf({ dryRun: failed });
    expect(await verifying.dryRun(dry)).toMatchObject(failed);
  });
});
