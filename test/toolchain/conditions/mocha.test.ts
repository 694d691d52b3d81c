import { describe, expect, test } from '@jest/globals';
import type { Condition } from '../../../src/domain/condition.ts';
import { lines, projectWith, runSuite, varietyOf } from '../suites.ts';
import { failing, failures, sensitiveCases } from './sensitive.ts';

const versions = ['mocha-basic', 'mocha-10'];
const modules = ['assert', 'fs', 'http', 'net', 'os']
  .map((name) => `const ${name} = require('node:${name}');`)
  .join('\n');
const sensitive = (port: number) => `${modules}\nconst { join } = require('node:path');\n${sensitiveCases(port)}`;
const reversed: Condition = [{ kind: 'order', order: 'reversed' }];

/** Cases that say where they ran in the order of all. */
const ran = (run: { readonly outputTail: string }) =>
  [...run.outputTail.matchAll(/^ran (.*)$/gm)].map(([, what]) => what);
const says = (title: string) =>
  `it(${JSON.stringify(title)}, () => { console.log('ran ' + ${JSON.stringify(title)}); });`;

/** In parallel mode the other work is done beside the processes of the tests, where these do not see it. Repeating has a test of its own. */
const COMBINED = failures.filter(({ fails }) => !fails.includes('has the core for itself'));

describe('a mocha suite', () => {
  test.each([
    ['mocha-basic', ''],
    ['mocha-10', '--parallel'],
  ])('fails where it depends on what is varied, and nowhere else (%s %s)', async (name, flag) => {
    const root = await projectWith(name, {
      'package.json': JSON.stringify({ scripts: { test: `mocha ${flag}` } }),
      'test/price.test.js': sensitive(23_912),
    });

    const run = await runSuite(root, { condition: COMBINED.flatMap(({ condition }) => condition) });

    expect([...new Set(failing(run))].sort()).toEqual(COMBINED.flatMap(({ fails }) => fails).sort());
    expect(run).toMatchObject({ outcome: 'completed', fileFailures: [] });
  });

  test('competes for its core when it is to', async () => {
    const root = await projectWith('mocha-basic', { 'test/price.test.js': sensitive(23_911) });

    const run = await runSuite(root, { condition: [{ kind: 'stress' }] });

    expect(failing(run)).toEqual(['has the core for itself']);
  });
});

describe.each(versions)('%s', (name) => {
  test('under a condition that varies nothing differs from the plain run in retries only', async () => {
    const root = await projectWith(name, {
      'package.json': JSON.stringify({ scripts: { test: 'mocha --retries 2' } }),
      'test/price.test.js': `${sensitive(23_913)}
        const second = (ask) => { let runs = 0; return function () { ask(this); runs += 1; assert.strictEqual(runs, 2); }; };
        describe('retried', () => {
          it('by the command line', second(() => {}));
          it('from within', second((test) => test.retries(3)));
          describe('as a suite', function () { this.retries(4); it('inherits', second(() => {})); });
          it('by a chain', second(() => {})).retries(5);
        });
      `,
    });
    const retried = ['by the command line', 'from within', 'by a chain', 'inherits'];

    const [plain, control] = [await runSuite(root), await runSuite(root, { condition: [] })];

    expect(failing(plain)).toEqual([]);
    expect(failing(control)).toEqual(retried);
    expect(control.tests.map(({ id }) => id)).toEqual(plain.tests.map(({ id }) => id));
    expect(control.tests.every(({ hiddenRetries }) => hiddenRetries === 0)).toBe(true);
    expect(control.command).toBe(plain.command);
  });

  test.each([
    ['', 'file'],
    ['--parallel', 'only its file'],
  ])('turns cases and suites around, and files where they share a process (%s)', async (flag) => {
    const root = await projectWith(name, {
      'package.json': JSON.stringify({ scripts: { test: `mocha ${flag} --jobs 2` } }),
      'test/a.test.js': `${says('a1')} ${says('a2')} describe('s1', () => { ${says('a3')} ${says('a4')} }); describe('s2', () => { ${says('a5')} });`,
      'test/b.test.js': `describe('t', () => { ${says('b1')} ${says('b2')} });`,
      'test/price.test.js': '',
    });

    const run = await runSuite(root, { condition: reversed });

    const [a, b] = [
      ['a2', 'a1', 'a5', 'a4', 'a3'],
      ['b2', 'b1'],
    ];
    if (flag === '') expect(ran(run)).toEqual(['a2', 'a1', 'b2', 'b1', 'a5', 'a4', 'a3']);
    else
      expect([
        ran(run).filter((each) => a.includes(each ?? '')),
        ran(run).filter((each) => b.includes(each ?? '')),
      ]).toEqual([a, b]);
    expect(lines(run).filter((line) => line.includes('a.test'))).toEqual([
      'passed test/a.test.js > a1',
      'passed test/a.test.js > a2',
      'passed test/a.test.js > s1 > a3',
      'passed test/a.test.js > s1 > a4',
      'passed test/a.test.js > s2 > a5',
    ]);
  });

  test('shuffles by a seed, and leaves the inside of a suite that is marked as ordered', async () => {
    const titles = ['a', 'b', 'c', 'd', 'e', 'f'];
    const root = await projectWith(name, {
      'test/price.test.js': `describe('free', () => { ${titles.map(says).join('\n')} }); describe('steps', () => { ${says('1')} ${says('2')} describe('more', () => { ${says('3')} ${says('4')} }); });`,
    });
    const shuffled = (seed: number) =>
      runSuite(root, {
        condition: [{ kind: 'order', order: 'shuffled', seed }, { kind: 'repeat' }],
        ordered: [{ file: 'test/price.test.js', titlePath: ['steps'] }],
      }).then(ran);

    const [once, again, other] = [await shuffled(1), await shuffled(1), await shuffled(2)];

    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
    const free = once.filter((title) => titles.includes(title ?? ''));
    expect([...new Set(free)].sort()).toEqual(titles);
    expect(free).toHaveLength(12);
    expect(once.filter((title) => !titles.includes(title ?? ''))).toEqual(['1', '2', '3', '4']);
  });

  test('runs chosen cases alone, without the hooks of suites that have none of them', async () => {
    const hooks = (suite: string) =>
      `before(() => console.log('ran before ${suite}')); after(() => console.log('ran after ${suite}')); beforeEach(() => console.log('ran each ${suite}'));`;
    const root = await projectWith(name, {
      'package.json': JSON.stringify({ scripts: { test: 'mocha --forbid-pending' } }),
      'test/price.test.js': `describe('one', () => { ${hooks('one')} ${says('x')} ${says('y')} }); describe('two', () => { ${hooks('two')} ${says('x')} describe('deep', () => { ${hooks('deep')} ${says('z')} }); });`,
      'test/other.test.js': says('elsewhere'),
    });

    const run = await runSuite(root, {
      condition: [],
      files: ['test/price.test.js'],
      tests: [{ file: 'test/price.test.js', titlePath: ['one', 'y'] }],
    });

    expect(ran(run)).toEqual(['before one', 'each one', 'y', 'after one']);
    expect(lines(run)).toEqual([
      'skipped test/price.test.js > one > x',
      'passed test/price.test.js > one > y',
      'skipped test/price.test.js > two > x',
      'skipped test/price.test.js > two > deep > z',
    ]);
    expect(run).toMatchObject({ outcome: 'completed', exitCode: 0 });
  });

  test('takes ES modules, and setup files that mocha requires', async () => {
    const root = await projectWith(name, {
      '.mocharc.json': JSON.stringify({ require: ['./setup.cjs'], extension: ['mjs'] }),
      'setup.cjs': `exports.mochaHooks = { beforeAll() { globalThis.ready = Date.now(); } };`,
      'test/module.test.mjs': `
        import assert from 'node:assert';
        import { statSync } from 'node:fs';
        ${says('first')}
        it('is set up later', () => { assert.ok(globalThis.ready > ${Date.now()} + 300 * 86_400_000); console.log('ran second'); });
        it('is fresh', () => { assert.ok(statSync(new URL(import.meta.url)).mtimeMs > ${Date.now()} + 300 * 86_400_000); });
      `,
    });

    const run = await runSuite(root, {
      condition: [...reversed, { kind: 'clock', days: 400 }],
      files: ['test/module.test.mjs'],
    });

    expect(ran(run)).toEqual(['second', 'first']);
    expect(failing(run)).toEqual([]);
  });

  test('says what can be varied', async () => {
    const plain = await projectWith(name, {});
    const pinned = await projectWith(name, {
      'package.json': JSON.stringify({ scripts: { test: 'TZ=Europe/Oslo LC_ALL=C mocha --parallel' } }),
    });

    expect(await varietyOf(plain)).toEqual({
      cannot: [],
      choosesTests: true,
      choosesFiles: true,
      filesShareProcess: true,
    });
    expect(await varietyOf(pinned)).toEqual({
      cannot: [
        { kind: 'time-zone', why: 'the test script sets TZ=Europe/Oslo' },
        { kind: 'locale', why: 'the test script sets LC_ALL=C' },
      ],
      choosesTests: true,
      choosesFiles: true,
      filesShareProcess: false,
    });
  });
});
