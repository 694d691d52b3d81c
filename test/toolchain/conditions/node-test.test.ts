import { describe, expect, test } from '@jest/globals';
import type { Condition } from '../../../src/domain/condition.ts';
import { lines, projectWith, runSuite, varietyOf } from '../suites.ts';
import { failing, failures, sensitiveCases } from './sensitive.ts';

const modules = ['assert', 'fs', 'http', 'net', 'os'].map((name) => `import ${name} from 'node:${name}';`).join('\n');
const declarations = "import { after, before, beforeEach, describe, it, test } from 'node:test';\n";
const sensitive = (port: number) =>
  `${declarations}${modules}\nimport { join } from 'node:path';\n${sensitiveCases(port)}`;
const reversed: Condition = [{ kind: 'order', order: 'reversed' }];

/** What cases said that they ran, in that order. */
const ran = (run: { readonly outputTail: string }) =>
  [...run.outputTail.matchAll(/^ran (.*)$/gm)].map(([, what]) => what);
const says = (title: string) => `it('${title}', () => { console.log('ran ${title}'); });`;

describe('a node:test suite', () => {
  test('fails where it depends on what is varied, and nowhere else', async () => {
    const root = await projectWith('node-test-basic', { 'test/price.test.js': sensitive(23_921) });
    const varied = failures.filter(({ condition }) => !['repeat', 'stress'].includes(condition[0]?.kind ?? ''));

    const run = await runSuite(root, { condition: varied.flatMap(({ condition }) => condition) });

    expect([...failing(run)].sort()).toEqual(varied.flatMap(({ fails }) => fails).sort());
    expect(run).toMatchObject({ outcome: 'completed', fileFailures: [] });
  });

  test('under a condition that varies nothing equals the plain run', async () => {
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': sensitive(23_922),
      'test/script.test.js': "import assert from 'node:assert';\nassert.ok(1);\n",
      'test/awaited.test.js': `${declarations}
        let done = 0;
        await test('one', async () => { await null; done += 1; });
        await test('two', (t, end) => { if (done !== 1) throw new Error(); done += 1; setImmediate(end); });
        if (done !== 2) throw new Error('the file went on before its tests');
        setTimeout(() => test('late', () => {}), 5);
      `,
    });

    const [plain, control] = [await runSuite(root), await runSuite(root, { condition: [] })];

    expect(lines(control)).toEqual(lines(plain));
    expect(control).toMatchObject({ fileFailures: [], exitCode: 0, command: plain.command });
    expect(failing(control)).toEqual([]);
  });

  test('is turned around file by file and suite by suite, and told in the order of declaration', async () => {
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${declarations}
        before(() => { console.log('ran before'); });
        ${says('1')} ${says('2')}
        describe('s', () => { ${says('3')} ${says('4')} describe('t', () => { ${says('5')} ${says('6')} }); });
        describe('o', () => { ${says('7')} ${says('8')} });
        test('parent', async (t) => { await t.test('a', () => console.log('ran a')); await t.test('b', () => console.log('ran b')); });
        it('same', () => {});
        it('same', () => { throw new Error(); });
      `,
    });

    const run = await runSuite(root, {
      condition: reversed,
      ordered: [{ file: 'test/price.test.js', titlePath: ['o'] }],
    });

    expect(ran(run)).toEqual(['before', 'a', 'b', '7', '8', '6', '5', '4', '3', '2', '1']);
    expect(lines(run).map((line) => line.replace('test/price.test.js > ', ''))).toEqual([
      ...['passed 1', 'passed 2', 'passed s > 3', 'passed s > 4', 'passed s > t > 5', 'passed s > t > 6'],
      ...['passed o > 7', 'passed o > 8', 'passed parent > a', 'passed parent > b', 'passed parent'],
      ...['passed same', 'failed same #2'],
    ]);
  });

  test.each([
    ['alternating' as const, ['1', '3', '5', '2', '4']],
    ['alternating-backwards' as const, ['4', '2', '5', '3', '1']],
  ])('is taken apart, every other case first: %s', async (order, expected) => {
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${declarations}${['1', '2', '3', '4', '5'].map(says).join('\n')}`,
    });
    const run = await runSuite(root, { condition: [{ kind: 'order', order }] });
    expect(ran(run)).toEqual(expected);
  });

  test('is shuffled by a seed', async () => {
    const titles = ['1', '2', '3', '4', '5', '6'];
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${declarations}${titles.map(says).join('\n')}`,
    });
    const shuffled = async (seed: number) =>
      ran(await runSuite(root, { condition: [{ kind: 'order', order: 'shuffled', seed }] }));

    const [once, again, other] = [await shuffled(1), await shuffled(1), await shuffled(2)];

    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
    expect([...once].sort()).toEqual(titles);
  });

  test('runs chosen cases alone, without the hooks of suites that have none of them', async () => {
    const hooks = (suite: string) =>
      `before(() => console.log('ran before ${suite}')); after(() => console.log('ran after ${suite}')); beforeEach(() => console.log('ran each ${suite}'));`;
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${declarations}
        describe('one', () => { ${hooks('one')} ${says('x')} ${says('y')} });
        describe('two', () => { ${hooks('two')} ${says('x')} });
        test('parent', async (t) => { await t.test('a', () => console.log('ran a')); await t.test('b', () => console.log('ran b')); });
      `,
      'test/other.test.js': `${declarations}${says('elsewhere')}`,
    });
    const file = 'test/price.test.js';

    const run = await runSuite(root, {
      condition: [],
      files: [file],
      tests: [
        { file, titlePath: ['one', 'y'] },
        { file, titlePath: ['parent', 'b'] },
      ],
    });

    expect(ran(run)).toEqual(['before one', 'each one', 'y', 'after one', 'b']);
    expect(lines(run)).toEqual([
      'skipped test/price.test.js > one > x',
      'passed test/price.test.js > one > y',
      'skipped test/price.test.js > parent > a',
      'passed test/price.test.js > parent > b',
      'passed test/price.test.js > parent',
    ]);
  });

  test('says what can be varied', async () => {
    const plain = await projectWith('node-test-basic', {});
    const shared = await projectWith('node-test-basic', {
      'package.json': JSON.stringify({ type: 'module', scripts: { test: 'node --test --test-isolation=none' } }),
    });
    const repeat = { kind: 'repeat', why: 'node:test runs each case once' };

    expect(await varietyOf(plain)).toEqual({
      cannot: [repeat],
      choosesTests: true,
      choosesFiles: true,
      filesShareProcess: false,
    });
    expect(await varietyOf(shared)).toEqual({
      cannot: [{ kind: 'order', why: expect.stringContaining('all files run in one process') }, repeat],
      choosesTests: false,
      choosesFiles: true,
      filesShareProcess: true,
    });
  });
});
