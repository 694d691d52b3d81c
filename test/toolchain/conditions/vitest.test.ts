import { describe, expect, test } from '@jest/globals';
import { type Condition, conditionText, parseCondition } from '../../../src/domain/condition.ts';
import type { TestRun } from '../../../src/domain/test-run.ts';
import { lines, projectWith, runSuite, varietyOf } from '../suites.ts';
import { failing, failures, sensitiveCases } from './sensitive.ts';

const file = 'test/price.test.ts';
const imports =
  "import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest';\n";
const basics = ['assert', 'fs', 'http', 'net', 'os'].map((name) => `import ${name} from 'node:${name}';`).join('\n');
const sensitive = `${imports}${basics}\nimport { join } from 'node:path';\n${sensitiveCases(4174)}`;

/** Cases that say that they run. Our reporter prints nothing of what workers print: it is told as the failure of a hook. */
const ran = `${imports}const said = [];\nconst ran = (title) => { said.push(title); };\nafterAll(() => { throw new Error('ran ' + said.join()); });\n`;
const says = (title: string) => `test('${title}', () => { ran('${title}'); });`;

/** What said that it runs, in that order. */
function said(run: TestRun): string {
  return /ran (\S*)/.exec(run.fileFailures[0]?.message ?? '')?.[1] ?? '';
}

function under(text: string): Condition {
  const condition = parseCondition(text);
  if (condition === null) throw new Error(text);
  return condition;
}

/** A package.json whose test script gives vitest these flags. */
const manifest = (flags: string) => JSON.stringify({ type: 'module', scripts: { test: `vitest run ${flags}` } });

const everything =
  'order=reversed,time-zone=America/Los_Angeles,locale=de_DE,clock=+400d,random=low:7,network=denied,ports=occupied,stress,repeat=2';

describe('a vitest suite under a condition', () => {
  test.each(failures.map(({ condition, fails }) => ({ text: conditionText(condition), condition, fails })))(
    'under $text fails just what depends on it',
    async ({ condition, fails }) => {
      const root = await projectWith('vitest-basic', { [file]: sensitive });

      const run = await runSuite(root, { condition });

      expect(failing(run)).toEqual(fails);
      expect(run).toMatchObject({ outcome: 'completed', fileFailures: [] });
    },
  );

  test.each([
    ['vitest-basic', 'threads'],
    ['vitest-basic', 'vmThreads'],
    ['vitest-3', 'forks'],
    ['vitest-3', 'vmThreads'],
  ])('under everything fails all of it, twice (%s, %s)', async (name, pool) => {
    const root = await projectWith(name, { 'package.json': manifest(`--pool=${pool}`), [file]: sensitive });

    const run = await runSuite(root, { condition: under(everything) });

    const titles = failures.flatMap(({ fails }) => fails);
    expect([...failing(run)].sort()).toEqual([...titles, ...titles.filter((title) => title !== 'runs once')].sort());
  });

  test('under nothing equals the plain run, save for retries', async () => {
    const root = await projectWith('vitest-basic', {
      'vitest.config.ts': 'export default { test: { retry: 1 } };\n',
      [file]: sensitive,
      'test/retried.test.ts': `${imports}
        let runs = 0; let again = 0;
        test('passes at the third go', { retry: 3 }, () => { runs += 1; expect(runs).toBe(3); });
        test('passes at the second go', () => { again += 1; expect(again).toBe(2); });
      `,
    });

    const [plain, control] = [await runSuite(root), await runSuite(root, { condition: [] })];

    expect(failing(plain)).toEqual([]);
    expect(failing(control)).toEqual(['passes at the third go', 'passes at the second go']);
    expect(control.tests.map(({ id }) => id).sort()).toEqual(plain.tests.map(({ id }) => id).sort());
    expect(plain.tests.flatMap(({ hiddenRetries }) => hiddenRetries || [])).toEqual([2, 1]);
    expect(control.tests.every(({ hiddenRetries }) => hiddenRetries === 0)).toBe(true);
    expect(control.command).toBe(plain.command);
  });

  test('turns cases and suites around, and reports them as they were declared', async () => {
    const root = await projectWith('vitest-basic', {
      [file]: `${ran}
        ${says('1')} test('same', () => {}); test('same', () => { throw new Error('the second'); });
        describe('suite', () => { ${says('2')} ${says('3')} });
        describe('steps', () => { ${says('4')} ${says('5')} describe('more', () => { ${says('6')} ${says('7')} }); });
        describe.shuffle('anyhow', () => { ${says('8')} ${says('9')} });
        test.concurrent('beside', async () => { ran('beside'); });
      `,
    });

    const run = await runSuite(root, {
      condition: under('order=reversed'),
      ordered: [{ file, titlePath: ['steps'] }],
    });

    expect(said(run)).toBe('beside,9,8,4,5,6,7,3,2,1');
    expect(lines(run).slice(0, 4)).toEqual([
      `passed ${file} > 1`,
      `passed ${file} > same`,
      `failed ${file} > same #2`,
      `passed ${file} > suite > 2`,
    ]);
  });

  test("shuffles by a seed of ours, whatever order of vitest's own the project asks for", async () => {
    const root = await projectWith('vitest-basic', {
      'package.json': manifest('--sequence.shuffle'),
      [file]: ran + ['a', 'b', 'c', 'd', 'e', 'f'].map(says).join('\n'),
    });
    const order = (text: string) => runSuite(root, { condition: under(text) }).then(said);

    const once = await order('order=shuffled:1');

    expect(once).toHaveLength(11);
    expect(once).not.toBe('a,b,c,d,e,f');
    expect(await order('order=shuffled:1')).toBe(once);
    expect(await order('natural')).toBe(await order('natural'));
  });

  test('runs chosen cases of one file alone, without the hooks of other suites', async () => {
    const hooks = (suite: string) =>
      `beforeAll(() => ran('before-${suite}')); beforeEach(() => ran('each-${suite}')); afterAll(() => { ran('after-${suite}'); });`;
    const root = await projectWith('vitest-basic', {
      [file]: `${ran}describe('one', () => { ${hooks('one')} ${says('x')} ${says('y')} }); describe('two', () => { ${hooks('two')} ${says('x')} describe('deep', () => { ${hooks('deep')} ${says('z')} }); });`,
      [`${file}x`]: "import { test } from 'vitest'; test('elsewhere', () => {});\n",
    });

    const run = await runSuite(root, { condition: [], files: [file], tests: [{ file, titlePath: ['one', 'y'] }] });

    expect(said(run)).toBe('before-one,each-one,y,after-one');
    expect(lines(run)).toEqual([
      `skipped ${file} > one > x`,
      `passed ${file} > one > y`,
      `skipped ${file} > two > x`,
      `skipped ${file} > two > deep > z`,
    ]);
  });

  test.each(['vitest-basic', 'vitest-3'])(
    'repeats cases one by one, in front of the snapshots of their first run, and reports the second runs last (%s)',
    async (name) => {
      const root = await projectWith(name, {
        'test/__snapshots__/price.test.ts.snap':
          '// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html\n\nexports[`a > same 1`] = `1`;\n\nexports[`a > same 2`] = `2`;\n',
        [file]: `${imports}
        let runs = 0; let others = 0; const drawn = new Set();
        describe('a', () => {
          test('same', () => { expect(1).toMatchSnapshot(); expect(2).toMatchSnapshot(); expect(3).toMatchInlineSnapshot('3'); });
          test.skip('left out', () => {});
          test.fails('wrong', () => { expect(1).toBe(2); });
        });
        test('counts', () => { runs += 1; expect(runs).toBe(1); });
        test('at last', () => { others += 1; expect(others).toBe(2); });
        test('draws', () => { const name = Math.random(); expect(drawn).not.toContain(name); drawn.add(name); });
      `,
      });

      const run = await runSuite(root, { condition: under('repeat=2,random=even:1') });

      expect(lines(run)).toEqual([
        `passed ${file} > a > same`,
        `skipped ${file} > a > left out`,
        `passed ${file} > a > wrong`,
        `passed ${file} > counts`,
        `failed ${file} > at last`,
        `passed ${file} > draws`,
        `passed ${file} > a > same #2`,
        `failed ${file} > counts #2`,
        `passed ${file} > at last #2`,
        `passed ${file} > draws #2`,
      ]);
    },
  );

  test.each([
    ['vitest-basic', 'forks'],
    ['vitest-basic', 'vmThreads'],
    ['vitest-3', 'threads'],
  ])('leaves fake timers, fixed clocks and spies as they are (%s, %s)', async (name, pool) => {
    const root = await projectWith(name, {
      'package.json': manifest(`--pool=${pool}`),
      'vitest.config.ts':
        "export default { test: { globalSetup: './global.ts', restoreMocks: true, unstubGlobals: true, env: { NODE_OPTIONS: '--no-warnings' } } };\n",
      'global.ts': 'export default ({ provide }) => { provide("token", Date.now()); };\n',
      [file]: `${imports}import { inject } from 'vitest';
        const near = (time) => expect(Math.abs(time - present)).toBeLessThan(60_000);
        const present = Date.now();
        afterEach(() => { vi.useRealTimers(); });
        test('fake timers', () => {
          vi.useFakeTimers(); near(Date.now()); near(vi.getRealSystemTime());
          const fired = vi.fn(); setTimeout(fired, 1000); vi.advanceTimersByTime(1000); expect(fired).toHaveBeenCalled();
          vi.setSystemTime(new Date('2020-01-01T12:00:00Z'));
          expect(Date.now()).toBe(1577880000000); expect(new Date().getUTCFullYear()).toBe(2020); near(vi.getRealSystemTime());
          vi.useRealTimers(); near(Date.now()); near(new Date().getTime()); near(performance.timeOrigin + performance.now());
        });
        test('a fixed clock', () => { vi.setSystemTime(5); expect(Date.now()).toBe(5); expect(new Date().getTime()).toBe(5); vi.useRealTimers(); near(new Date().getTime()); });
        test('spies', () => { vi.spyOn(Date, 'now').mockReturnValue(5); vi.spyOn(Math, 'random').mockReturnValue(2); expect([Date.now(), Math.random()]).toEqual([5, 2]); });
        test('spies are gone', () => { near(Date.now()); expect(Math.random()).toBeLessThan(1); });
        test('dates', () => { expect(new Date()).toBeInstanceOf(Date); expect(new Date(0)).toStrictEqual(new Date(0)); expect(new Date().constructor).toBe(Date); });
        test('what global setup provides', () => { near(inject('token')); });
      `,
    });

    const run = await runSuite(root, { condition: under('clock=+400d,random=low:3,order=reversed,repeat=2') });

    expect(failing(run)).toEqual([]);
    expect(run.tests.filter(({ status }) => status === 'passed')).toHaveLength(12);
  });

  test('keeps a runner of the project, and the variables of its script and configuration', async () => {
    const root = await projectWith('vitest-basic', {
      'package.json': JSON.stringify({ type: 'module', scripts: { test: 'LANG=sv_SE.UTF-8 vitest run' } }),
      'vitest.config.ts': "export default { test: { runner: './runner.ts', env: { TZ: 'Europe/Oslo' } } };\n",
      'name.ts': 'export const name: string = "heard";\n',
      'runner.ts': `import { TestRunner } from 'vitest';\nimport { name } from './name';\n
        export default class extends TestRunner { override onCollected = () => { globalThis[name] = 'it'; }; }\n`,
      [file]: `${imports}let first = true;
        test('one', () => { expect(first).toBe(true); });
        test('two', () => { first = false; expect([globalThis.heard, new Date(2024, 5, 1).getTimezoneOffset(), (1.5).toLocaleString()]).toEqual(['it', -120, '1,5']); });
      `,
    });

    const run = await runSuite(root, { condition: under('time-zone=America/Los_Angeles,locale=hi_IN,order=reversed') });

    expect(failing(run)).toEqual(['one']);
  });

  test('turns files around where they share a process', async () => {
    const root = await projectWith('vitest-basic', {
      'vitest.config.ts': 'export default { test: { isolate: false } };\n',
      [file]: `${imports}test('needs a clean process', () => { expect(globalThis.spoilt).toBe(undefined); });\n`,
      'test/spoils.test.ts': `${imports}test('spoils', () => { globalThis.spoilt = true; });\n`,
    });

    expect(failing(await runSuite(root, { condition: [] }))).toEqual([]);
    expect(failing(await runSuite(root, { condition: under('order=reversed') }))).toEqual(['needs a clean process']);
  });

  test('gives the command for what a shell can vary', async () => {
    const root = await projectWith('vitest-basic', {});
    const commandUnder = (text: string) =>
      runSuite(root, { condition: under(text), files: [file] }).then(({ command }) => command);

    expect(await commandUnder('time-zone=America/Los_Angeles,locale=de_DE')).toBe(
      `TZ=America/Los_Angeles LC_ALL=de_DE.UTF-8 npx vitest run ${file}`,
    );
    expect(await commandUnder('time-zone=America/Los_Angeles,clock=+400d')).toBe(`npx vitest run ${file}`);
  });

  test('says what can be varied', async () => {
    const plain = await projectWith('vitest-3', {});
    const shared = await projectWith('vitest-basic', {
      'vitest.config.ts': "process.env.TZ = 'Europe/Oslo'; export default { test: { isolate: false } };\n",
    });
    const foreign = await projectWith('vitest-3', {
      'vitest.config.ts': "export default { test: { pool: './pool.js' } };\n",
    });

    expect(await varietyOf(plain)).toEqual({
      cannot: [],
      choosesTests: true,
      choosesFiles: true,
      filesShareProcess: false,
    });
    expect(await varietyOf(shared)).toMatchObject({
      cannot: [{ kind: 'time-zone', why: "vitest's configuration sets TZ=Europe/Oslo" }],
      filesShareProcess: true,
    });
    const { cannot, choosesTests } = await varietyOf(foreign);
    expect(choosesTests).toBe(false);
    expect(cannot).toHaveLength(9);
    expect(cannot[0]).toEqual({
      kind: 'order',
      why: expect.stringMatching(/^these tests run in the pool .*pool\.js$/),
    });
  });
});
