import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { MutationRun } from '../../src/domain/mutation-run.ts';
import { judgeChange } from '../../src/mutation/judge-change.ts';
import { detectProject } from '../../src/project/detect-project.ts';
import { toolchainOf } from '../../src/toolchain/toolchains.ts';
import { aChange, aChangedFile, aPolicy } from '../judgements.ts';
import { installedProject } from '../projects/installed-project.ts';
import { environment, realSystem } from '../toolchain/stryker/judging.ts';
import { NOTHING_TO_REUSE } from './reuse/nothing-to-reuse.ts';

const roots = new Map<string, string>();
beforeAll(async () => {
  for (const name of ['frameworks-jest', 'frameworks-vitest']) roots.set(name, await installedProject(name));
}, 300_000);
afterAll(async () => {
  for (const root of roots.values()) await rm(root, { recursive: true, force: true });
});

/** Runs the suite of one package and judges the named files, every line of them changed. */
async function judged(name: string, directory: string, files: readonly string[]): Promise<MutationRun> {
  const root = roots.get(name) ?? '';
  const system = await realSystem();
  const project = await detectProject(root, { environment, runner: 'auto', command: null, packages: [directory] });
  const subject = project.packages[0];
  if (subject === undefined) throw new Error('no package');
  const policy = aPolicy();
  const suite = await toolchainOf(subject.runner).runSuite(system, project, subject, policy.suite);
  const none = { flaky: [], changed: [] };
  const lines = [{ first: 1, last: 99 }];
  const change = aChange(files.map((file) => aChangedFile({ path: `${directory}/${file}`, lines, addedLines: 99 })));
  return judgeChange(system, project, subject, change, suite, policy, [], none, BUDGET_MS, NOTHING_TO_REUSE);
}

/** More than any of them needs, also on a busy machine: no sample is to be taken. */
const BUDGET_MS = 280_000;

const PRICE = ['src/price.ts'];

/** What lives, by line and text; and whether each mutant that died says by which test. */
function told(run: MutationRun) {
  const survivors = run.mutants.filter(({ status }) => status !== 'killed');
  return {
    outcome: run.outcome,
    lives: survivors.map(
      ({ file, line, status, original, replacement }) =>
        `${file.split('/').at(-1)}:${line} ${status} ${original} → ${replacement}`,
    ),
    isCovered: survivors.every(({ coveredBy }) => coveredBy.length > 0),
    saysKillers: run.mutants.every(({ status, killedBy }) => status !== 'killed' || killedBy.length > 0),
    kills: run.mutants.length > survivors.length,
    remarks: run.remarks,
  };
}

const LABELS = ['packages/swc/test/label.test.ts > shows', 'packages/swc/test/label.test.ts > is not big'];

const believed = { outcome: 'judged', isCovered: true, saysKillers: true, kills: true, remarks: [] };

/** `discounted` is held in place by its tests, `isFree` is not at its boundary. */
const onlyTheBoundary = { ...believed, lives: ['price.ts:11 survived price <= 0 → price < 0'] };

jest.setTimeout(300_000);

describe('frameworks as they are', () => {
  test('ts-jest with an alias for the sources', async () => {
    expect(told(await judged('frameworks-jest', 'packages/typed', PRICE))).toEqual(onlyTheBoundary);
  });

  test('ts-jest and native modules', async () => {
    expect(told(await judged('frameworks-jest', 'packages/modules', PRICE))).toEqual(onlyTheBoundary);
  });

  test('Babel, React and jsdom', async () => {
    const run = await judged('frameworks-jest', 'packages/react', ['src/Counter.tsx']);
    expect(told(run)).toEqual({ ...believed, lives: ['Counter.tsx:6 survived count >= 3 → count > 3'] });
  });

  test('SWC, and a test file that chooses jsdom by itself; decorators, enums and casts are said to hold no mutants', async () => {
    const run = await judged('frameworks-jest', 'packages/swc', ['src/label.ts']);
    expect(told(run)).toMatchObject({ outcome: 'judged', saysKillers: true, kills: true, remarks: [] });
    const lives = run.mutants.find(({ line, replacement }) => line === 15 && replacement === 'true');
    expect(lives).toMatchObject({ status: 'survived', coveredBy: LABELS });
    expect(run.notJudged.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'packages/swc/src/label.ts, line 1: Stryker makes no mutants in enums',
      'packages/swc/src/label.ts, line 13: Stryker makes no mutants in a value that is cast by `as`',
      'packages/swc/src/label.ts, line 10: Stryker makes no mutants in decorators',
    ]);
  });

  test('components of Vue and Svelte in two projects of vitest, by the lines of their files', async () => {
    const run = await judged('frameworks-vitest', 'packages/components', ['src/Price.vue', 'src/Price.svelte']);
    expect(told(run)).toEqual({
      ...believed,
      lives: [
        'Price.svelte:3 survived quantity >= 10 → quantity > 10',
        'Price.svelte:7 survived quantity > 10 → quantity >= 10',
        'Price.vue:11 survived quantity >= 10 → quantity > 10',
      ],
    });
    expect(run.notJudged.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'packages/components/src/Price.vue, line 9: a macro that Vue’s compiler moves out of the script, so it cannot hold the switch of a mutant',
      'packages/components/src/Price.vue, lines 2, 16: Stryker makes no mutants in the template and the styles of a component',
    ]);
  });

  test('mocha with a loader that its configuration names, and paths of a tsconfig.json', async () => {
    expect(told(await judged('frameworks-vitest', 'packages/loaded', PRICE))).toEqual(onlyTheBoundary);
  });
});
