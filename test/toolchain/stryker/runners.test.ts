import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { JudgedMutants } from '../../../src/toolchain/javascript/stryker/judge.ts';
import { projectWith } from '../suites.ts';
import { judge, lines, told } from './judging.ts';

/** What each runner must make of lines 6, 7 and 16 of price: worked out by hand from the tests, and what plain Stryker says of whole files. */
const SHARED = [
  '6:7 ConditionalExpression "false" Survived',
  '6:7 ConditionalExpression "true" Killed',
  '6:7 EqualityOperator "quantity < 10" Killed',
  '6:7 EqualityOperator "quantity > 10" Survived',
  '6:23 BlockStatement "{}" Survived',
  '7:13 ArithmeticOperator "total / 0.9" Killed',
  '16:10 ConditionalExpression "false" Survived',
  '16:10 ConditionalExpression "true" Survived',
  '16:10 EqualityOperator "cents <= 10000" Survived',
  '16:10 EqualityOperator "cents >= 10000" Survived',
];

function at(judged: JudgedMutants, line: number, column: number, replacement: string) {
  const named = new Map(judged.run.tests?.map(({ id, name, file }) => [id, `${file} > ${name}`]));
  const mutant = judged.mutants.find(
    (found) => found.line === line && found.column === column && found.replacement === replacement,
  );
  const names = (ids: readonly string[] = []) => ids.map((id) => named.get(id));
  return { killedBy: names(mutant?.killedBy), coveredBy: names(mutant?.coveredBy) };
}

describe.each([
  {
    runner: 'node-test-basic',
    path: 'src/price.js',
    testFile: 'test/price.test.js',
    // assert.ok sees an empty label.
    labels: ['16:26 StringLiteral "\\"\\"" Killed', '16:36 StringLiteral "\\"\\"" NoCoverage'],
    separator: ' > ',
    // A covering file runs whole, so each of its failures is told.
    labelBlock: '15:30 BlockStatement "{}" Killed',
  },
  {
    runner: 'mocha-basic',
    path: 'src/price.js',
    testFile: 'test/price.test.js',
    labels: ['16:26 StringLiteral "\\"\\"" Killed', '16:36 StringLiteral "\\"\\"" NoCoverage'],
    separator: ' ',
    labelBlock: '15:23 BlockStatement "{}" Killed',
  },
  {
    runner: 'jest-basic',
    path: 'src/price.js',
    testFile: 'test/price.test.js',
    labels: ['16:26 StringLiteral "\\"\\"" Survived', '16:36 StringLiteral "\\"\\"" NoCoverage'],
    separator: ' ',
    labelBlock: '15:23 BlockStatement "{}" Killed',
  },
  {
    runner: 'vitest-basic',
    path: 'src/price.ts',
    testFile: 'test/price.test.ts',
    labels: ['16:26 StringLiteral "\\"\\"" Survived', '16:36 StringLiteral "\\"\\"" NoCoverage'],
    separator: ' > ',
    labelBlock: '15:46 BlockStatement "{}" Killed',
  },
])('$runner', ({ runner, path, testFile, labels, separator, labelBlock }) => {
  test('every mutant of the lines has the status it deserves, and the tests are named', async () => {
    const root = await projectWith(runner, {});
    const judged = await judge(root, { files: [lines(path, '6-7', '16')] });

    expect(told(judged.mutants)).toEqual([...SHARED.slice(0, 6), labelBlock, ...SHARED.slice(6), ...labels]);
    expect([judged.run.ending, judged.distrust, judged.remarks]).toEqual(['done', null, []]);
    expect([judged.run.planned, judged.run.largeBlocks]).toEqual([13, 1]);
    expect(judged.engine.label).toMatch(/^StrykerJS 10\.\d+\.\d+ \(pinned by Earnest\)$/);

    const named = (title: string) => `${testFile} > price${separator}${title}`;
    const multiplied = at(judged, 6, 7, 'true');
    expect(multiplied.killedBy).toEqual([named('multiplies the unit price by the quantity')]);
    expect(multiplied.coveredBy).toEqual(
      ['multiplies the unit price by the quantity', 'takes a tenth off from ten pieces', 'halves with the coupon'].map(
        named,
      ),
    );
    expect(at(judged, 6, 7, 'false').killedBy).toEqual([]);
    expect(existsSync(join(root, 'earnest-sandbox'))).toBe(false);
  });
});

test.each([
  ['node-test-basic', 'src/bare.js', 'export'],
  ['mocha-basic', 'src/bare.js', 'exports.bare ='],
  ['jest-basic', 'src/bare.js', 'exports.bare ='],
  ['vitest-basic', 'src/bare.ts', 'export'],
])('%s: a file that no test reaches has mutants without coverage, not survivors', async (runner, path, exported) => {
  const root = await projectWith(runner, { [path]: `${exported} function bare(a) { return a + 1; }\n` });
  const judged = await judge(root, { files: [lines(path, '1')] });
  expect(judged.mutants.map(({ mutator, status }) => [mutator, status])).toEqual([
    ['BlockStatement', 'NoCoverage'],
    ['ArithmeticOperator', 'NoCoverage'],
  ]);
  expect(judged.distrust).toBeNull();
  expect(judged.remarks).toEqual(
    runner.startsWith('jest') || runner.startsWith('vitest')
      ? ['No test imports the changed files, so all tests were run to see whether any reaches them.']
      : [],
  );
});
