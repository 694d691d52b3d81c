import { describe, expect, test } from '@jest/globals';
import { projectWith } from '../suites.ts';
import { judge, lines, told } from './judging.ts';

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

  test('tests that fail on purpose where an engine is at work kill nothing', async () => {
    const root = await projectWith('mocha-basic', {
      'test/price.test.js': `const assert = require('node:assert');
const { price } = require('../src/price');
it('notices', () => { price(100, 2); assert.strictEqual(globalThis.__stryker__?.activeMutant, undefined); });
`,
    });
    const judged = await judge(root, { files: [lines('src/price.js', '5')] });
    expect(judged.mutants.map(({ unstable, reason }) => [unstable, reason])).toEqual([
      [true, expect.stringContaining('the same tests fail without the mutant too')],
    ]);
  });

  test('nor do those that notice it while modules load', async () => {
    const root = await projectWith('mocha-basic', {
      'src/rates.js': 'exports.rate = 2 * 3;\n',
      'test/price.test.js': `const assert = require('node:assert');
const { rate } = require('../src/rates');
it('notices', () => { assert.ok(rate); assert.strictEqual(globalThis.__stryker__?.activeMutant, undefined); });
`,
    });
    const judged = await judge(root, { files: [lines('src/rates.js', '1')] });
    expect(
      judged.mutants.map(({ static: isStatic, status, unstable, reason }) => [isStatic, status, unstable, reason]),
    ).toEqual([[true, 'Killed', true, expect.stringContaining('the same tests fail without the mutant too')]]);
  });

  test('tests that cannot run twice in one process still kill, each in a process of its own', async () => {
    const root = await projectWith('mocha-basic', {
      'src/price.js':
        'let calls = 0;\nexports.once = (a) => {\n  calls += 1;\n  if (calls > 1) throw new Error("twice");\n  return a * 2;\n};\n',
      'test/price.test.js': `const assert = require('node:assert');
const { once } = require('../src/price');
it('doubles', () => { assert.strictEqual(once(3), 6); });
`,
    });
    const judged = await judge(root, { files: [lines('src/price.js', '5')] });
    expect(told(judged.mutants)).toEqual(['5:10 ArithmeticOperator "a / 2" Killed']);
  });
});
