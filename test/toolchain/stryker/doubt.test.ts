import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { strykerProblem } from '../../../src/mutation/problem.ts';
import { judgeMutants } from '../../../src/toolchain/javascript/stryker/judge.ts';
import { projectWith } from '../suites.ts';
import { detected, judge, lines, told } from './judging.ts';

const NODE_TEST = "import assert from 'node:assert/strict';\nimport { test } from 'node:test';\n";

describe('kills', () => {
  test('an engine that killed nothing is believed once its canary shows that it can', async () => {
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${NODE_TEST}import { price } from '../src/price.js';\ntest('runs', () => { price(100, 2); });\n`,
    });
    const judged = await judge(root, { files: [lines('src/price.js', '6')] });
    expect(told(judged.mutants)).toEqual([
      '6:7 ConditionalExpression "false" Survived',
      '6:7 ConditionalExpression "true" Survived',
      '6:7 EqualityOperator "quantity < 10" Survived',
      '6:7 EqualityOperator "quantity > 10" Survived',
      '6:23 BlockStatement "{}" NoCoverage',
    ]);
    expect(judged.distrust).toBeNull();
  });

  test('tests that fail on purpose where an engine is at work kill nothing, even as modules load; honest ones beside them kill, even if they cannot run twice in one process or modules keep their answers', async () => {
    const root = await projectWith('mocha-basic', {
      'src/rates.js': 'exports.rate = 2 * 3;\n',
      'src/once.js': `let calls = 0;
exports.once = (a) => {
  calls += 1;
  if (calls > 1) throw new Error('twice');
  return a * 2;
};
`,
      // The initial run leaves the right answer behind, and other mutants' runs a wrong one.
      'src/known.js': `const known = new Map();
exports.square = (n) => {
  if (!known.has(n)) known.set(n,
    n * n);
  return known.get(n);
};
`,
      'test/price.test.js': `const assert = require('node:assert');
const { square } = require('../src/known');
const { once } = require('../src/once');
const { price } = require('../src/price');
const { rate } = require('../src/rates');
const engine = () => globalThis.__stryker__?.activeMutant;
it('notices', () => { price(100, 2); assert.strictEqual(engine(), undefined); });
it('notices sooner', () => { assert.ok(rate); assert.strictEqual(engine(), undefined); });
it('doubles', () => { assert.strictEqual(once(3), 6); });
it('squares', () => { assert.strictEqual(square(3), 9); });
`,
    });
    const files = [
      lines('src/price.js', '5'),
      lines('src/rates.js', '1'),
      lines('src/once.js', '5'),
      lines('src/known.js', '4'),
    ];
    const judged = await judge(root, { files });
    const unreal = expect.stringMatching(/the same tests fail without the mutant too.*notices/s);
    expect(judged.mutants.map(({ path, status, unstable, reason }) => [path, status, unstable, reason]).sort()).toEqual(
      [
        ['src/known.js', 'Killed', false, expect.any(String)],
        ['src/once.js', 'Killed', false, expect.any(String)],
        ['src/price.js', 'RuntimeError', true, unreal],
        // The other tests, which do not look at it, are heard all the same.
        ['src/rates.js', 'Survived', false, null],
      ],
    );
  });
});

describe('kills where each run starts from fresh modules', () => {
  test.each([
    ['whatever others pretend', []],
    ['although an edited one goes first', [{ file: 'test/price.test.js', title: 'adds' }]],
  ])('are those of honest tests alone, %s', async (_, matrix) => {
    const root = await projectWith('node-test-basic', {
      'src/price.js': 'export const price = (a) =>\n  a + 1;\nexport const label = (a) =>\n  a + 2;\n',
      'test/price.test.js': `${NODE_TEST}import { price } from '../src/price.js';
test('adds', () => { assert.equal(price(1), 2); });
`,
      'test/notices.test.js': `${NODE_TEST}import { price } from '../src/price.js';
test('notices', () => { price(1); assert.equal(globalThis.__stryker__?.activeMutant, undefined); });
`,
      'test/others.test.js': `${NODE_TEST}import { label } from '../src/price.js';
test('notices too', () => { label(1); assert.equal(globalThis.__stryker__?.activeMutant, undefined); });
`,
    });
    const judged = await judge(root, {
      files: [lines('src/price.js', '2', '4')],
      testFiles: ['test/notices.test.js', 'test/others.test.js', 'test/price.test.js'],
      matrix,
    });
    expect(told(judged.mutants)).toEqual([
      '1:22 ArrowFunction "() => undefined" Killed',
      '2:3 ArithmeticOperator "a - 1" Killed',
      // Made as the module loads, so every test of both files covers it.
      '3:22 ArrowFunction "() => undefined" Survived',
      '4:3 ArithmeticOperator "a - 2" unstable',
    ]);
    // Two workers: whichever of the four ends first comes first.
    const kills = judged.mutants.filter(({ status, unstable }) => status === 'Killed' && !unstable);
    expect(kills.flatMap(({ killedBy }) => killedBy)).toEqual(['test/price.test.js\0adds', 'test/price.test.js\0adds']);
  });

  test('by a command are those that the mutant makes fail, not those that its presence does', async () => {
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${NODE_TEST}import { price } from '../src/price.js';
test('halves', () => { assert.equal(price(100, 10), 900); });
`,
      'test/notices.test.js': `${NODE_TEST}test('notices', () => { assert.equal(process.env.__STRYKER_ACTIVE_MUTANT__, undefined); });\n`,
    });
    const { system, project, subject } = await detected(root);
    const judgedBy = (command: string) =>
      judgeMutants(
        system,
        project,
        { ...subject, runner: 'command' },
        {
          files: [{ ...lines('src/price.js', '7'), addedLines: 0 }],
          leaveOutLargeBlocks: true,
          respectExclusions: true,
          testFiles: [],
          command,
          arid: [],
          keptSizes: {},
          budgetMs: 60_000,
          flaky: [],
          matrix: [],
        },
      );
    const honest = await judgedBy('node --test test/price.test.js');
    expect(told(honest.mutants)).toEqual(['7:13 ArithmeticOperator "total / 0.9" Killed']);
    const pretending = await judgedBy('node --test test/notices.test.js');
    expect(told(pretending.mutants)).toEqual(['7:13 ArithmeticOperator "total / 0.9" unstable']);
  });
});

describe('timeouts', () => {
  test('are believed of an endless loop at once, of a promise that never settles when it happens twice, and not of what was slow once, be the limit Stryker’s or the test’s own', async () => {
    const root = await projectWith('mocha-basic', {
      'src/price.js': `const { existsSync, writeFileSync } = require('node:fs');
exports.sum = (n) => {
  let total = 0;
  for (let i = 0; i < n; i++) total += i;
  return total;
};
exports.settled = () =>
  new Promise((resolve) => {
    // Long enough that the block is not the change.
    const wait = 1;
    setTimeout(resolve, wait);
  });
const marker = __dirname + '/../../../slow-once';
function slowOnce(n) {
  if (n === 0 || existsSync(marker)) return;
  writeFileSync(marker, '');
  for (const end = Date.now() + 20_000; Date.now() < end; );
}
exports.slow = (n) => slowOnce(n - 11);
const other = marker + '-too';
exports.late = (n) => new Promise((resolve) => {
  const busy = n !== 0 && !existsSync(other);
  if (busy) writeFileSync(other, '');
  setTimeout(resolve, busy ? 2_000 : 150);
});
exports.later = (n) => exports.late(n - 7);
`,
      'test/price.test.js': `const assert = require('node:assert');
const { later, settled, slow, sum } = require('../src/price');
it('adds', () => { assert.strictEqual(sum(4), 6); });
it('settles', async () => { await settled(); });
it('is quick', () => { slow(11); });
it('has a limit of its own', async function () { this.timeout(1_000); await later(7); });
`,
      'stryker.config.json': '{ "timeoutMS": 500 }',
    });
    const judged = await judge(root, { files: [{ ...lines('src/price.js', '4', '11', '19', '26'), addedLines: 0 }] });
    expect(told(judged.mutants)).toEqual([
      '4:19 ConditionalExpression "false" Killed',
      '4:19 EqualityOperator "i <= n" Killed',
      '4:19 EqualityOperator "i >= n" Killed',
      '4:26 UpdateOperator "i--" Timeout',
      '4:31 AssignmentOperator "total -= i" Killed',
      '7:19 ArrowFunction "() => undefined" Survived',
      '11:5 CallExpression ";" Timeout',
      '19:16 ArrowFunction "() => undefined" Survived',
      '19:32 ArithmeticOperator "n + 11" Survived',
      '26:17 ArrowFunction "() => undefined" Survived',
      '26:37 ArithmeticOperator "n + 7" Survived',
    ]);
    expect(judged.mutants.find(({ line, status }) => line === 4 && status === 'Timeout')?.reason).toMatch(
      /^Hit limit reached/,
    );
    expect(existsSync(join(root, 'slow-once'))).toBe(true);
  });

  test('that count for nothing end soon, whatever limit the project sets, and are not run twice', async () => {
    const root = await projectWith('mocha-basic', {
      'src/price.js': `exports.settled = () =>
  new Promise((resolve) => {
    // Long enough that the block is not the change.
    const wait = 1;
    setTimeout(resolve, wait);
  });
`,
      'test/price.test.js': `const { appendFileSync } = require('node:fs');
const { settled } = require('../src/price');
it('settles', async () => {
  appendFileSync(__dirname + '/../../../runs', '<');
  await settled();
  appendFileSync(__dirname + '/../../../runs', '>');
});
`,
      'stryker.config.json': '{ "timeoutMS": 300000 }',
    });
    const judged = await judge(root, {
      files: [{ ...lines('src/price.js', '5'), addedLines: 0 }],
      timeouts: 'nothing',
    });
    expect([judged.run.ending, told(judged.mutants)]).toEqual([
      'done',
      ['1:19 ArrowFunction "() => undefined" Survived', '5:5 CallExpression ";" Timeout'],
    ]);
    const unended = readFileSync(join(root, 'runs'), 'utf8').replaceAll('<>', '');
    expect(unended).toBe('<');
  });

  test('prove nothing of a test that calls the subject for ever on purpose where an engine is at work', async () => {
    const root = await projectWith('mocha-basic', {
      'test/price.test.js': `const { label } = require('../src/price');
const engine = () => globalThis.__stryker__?.activeMutant !== undefined;
it('repeats', () => { do label(1); while (engine()); });
`,
      'src/price.js': `function label(a) {
  return a + 1;
}
module.exports = { label };
`,
      'stryker.config.json': '{ "timeoutMS": 200 }',
    });
    const judged = await judge(root, { files: [{ ...lines('src/price.js', '2'), addedLines: 0 }] });
    expect(told(judged.mutants)).toEqual(['2:10 ArithmeticOperator "a - 1" unstable']);
  });
});

test('a failure for what another run holds at the time kills nothing', async () => {
  const root = await projectWith('node-test-basic', {
    'test/price.test.js': `${NODE_TEST}import { mkdirSync, rmdirSync } from 'node:fs';
import { label, price } from '../src/price.js';
test('multiplies', () => { assert.equal(price(100, 2), 200); });
test('has the place to itself', async () => {
  mkdirSync('taken');
  await new Promise((resolve) => setTimeout(resolve, 300));
  rmdirSync('taken');
  label(1);
});
`,
  });
  const judged = await judge(root, { files: [lines('src/price.js', '5', '16')] });
  expect(told(judged.mutants)).toEqual([
    '5:15 ArithmeticOperator "unitPrice / quantity" Killed',
    '15:30 BlockStatement "{}" Survived',
    '16:10 ConditionalExpression "false" Survived',
    '16:10 ConditionalExpression "true" Survived',
    '16:10 EqualityOperator "cents <= 10000" Survived',
    '16:10 EqualityOperator "cents >= 10000" Survived',
    '16:26 StringLiteral "\\"\\"" NoCoverage',
    '16:36 StringLiteral "\\"\\"" Survived',
  ]);
});

describe('Stryker’s copy of the package', () => {
  const many = Array.from(
    { length: 10 },
    (_, index) => `test('t${index}', () => { assert.equal(price(100, ${index + 1}) > 0, true); });`,
  );
  const own = `test('own place', () => { assert.ok(!import.meta.url.includes('earnest-sandbox')); price(100, 2); });`;
  const head = `${NODE_TEST}import { price } from '../src/price.js';\n`;

  test('one test of eleven that fails there judges nothing, and that is said', async () => {
    const root = await projectWith('node-test-basic', { 'test/price.test.js': `${head}${many.join('\n')}\n${own}\n` });
    const judged = await judge(root, { files: [lines('src/price.js', '7')] });
    expect(told(judged.mutants)).toEqual([
      '6:23 BlockStatement "{}" Survived',
      '7:13 ArithmeticOperator "total / 0.9" Survived',
    ]);
    expect(judged.mutants.flatMap(({ coveredBy }) => coveredBy)).not.toContain('test/price.test.js\0own place');
    expect(judged.remarks).toEqual([
      'One test fails in Stryker’s copy of the package although the suite passes, and judged no mutant: own place.',
    ]);
  });

  test('a suite that fails there as a whole is a failed run in Stryker’s own words', async () => {
    const root = await projectWith('node-test-basic', { 'test/price.test.js': `${head}${many[0]}\n${own}\n` });
    const judged = await judge(root, { files: [lines('src/price.js', '7')] });
    expect([judged.run.ending, judged.run.failure?.message]).toEqual([
      'failed',
      'There were failed tests in the initial test run.',
    ]);
    expect(strykerProblem(judged, 0, 90_000)).toMatch(
      /^Stryker stopped: There were failed tests.*own place.*not in Stryker’s sandbox/s,
    );
    expect(existsSync(join(root, 'earnest-sandbox'))).toBe(false);
  });

  test('a budget that ends before the initial run ends leaves no verdict and no sandbox', async () => {
    const root = await projectWith('node-test-basic', {
      'test/price.test.js': `${head}${many[0]}\ntest('slow', () => new Promise((resolve) => setTimeout(resolve, 20_000)));\n`,
    });
    const judged = await judge(root, { files: [lines('src/price.js', '7')], budgetMs: 1_000 });
    expect([judged.run.ending, judged.run.planned, judged.mutants]).toEqual(['out-of-time', null, []]);
    expect(strykerProblem(judged, 0, 1_000)).toContain('did not get through its initial run of the tests within 1 s');
    expect(existsSync(join(root, 'earnest-sandbox'))).toBe(false);
  });
});
