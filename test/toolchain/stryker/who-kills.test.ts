import { expect, test } from '@jest/globals';
import { projectWith } from '../suites.ts';
import { judge, lines } from './judging.ts';

/** Three functions, a mutant each: two tests kill the first, one runs the second, a flaky one alone reaches the third. */
const functions = (exported: (name: string) => string, typed: string) =>
  [
    ['double', 'a * 2'],
    ['treble', 'a * 3'],
    ['lessen', 'a - 2'],
  ]
    .map(
      ([name = '', body]) =>
        `${exported(name)}(a${typed}) {\n  return ${body};\n}${exported(name).startsWith('exports') ? ';' : ''}\n`,
    )
    .join('');

/** The flaky test fails wherever Stryker is at work, its initial run included. Jest runs it with those whose names are part of its own. */
const cases = (word: string) => `
${word}('doubles', () => { assert.equal(double(3), 6); });
${word}('doubles again', () => { assert.equal(double(2), 4); });
${word}('trebles', () => { treble(3); });
${word}('doubles and trebles', () => {
  double(1); treble(1); lessen(1);
  assert.equal(globalThis.__stryker__, undefined);
});
`;

const FILE = 'test/steps.test.js';
const REQUIRED = `const assert = require('node:assert');\nconst { double, lessen, treble } = require('../src/steps.js');\n`;
const IMPORTED = "import { double, lessen, treble } from '../src/steps";

test.each([
  {
    project: 'jest-basic',
    source: ['src/steps.js', functions((name) => `exports.${name} = function `, '')] as const,
    tests: [FILE, `${REQUIRED}${cases('test')}`] as const,
  },
  {
    project: 'mocha-basic',
    source: ['src/steps.js', functions((name) => `exports.${name} = function `, '')] as const,
    tests: [FILE, `${REQUIRED}${cases('it')}`] as const,
  },
  {
    project: 'vitest-basic',
    source: ['src/steps.ts', functions((name) => `export function ${name}`, ': number')] as const,
    tests: [
      'test/steps.test.ts',
      `import assert from 'node:assert';\nimport { test } from 'vitest';\n${IMPORTED}.ts';\n${cases('test')}`,
    ] as const,
  },
  {
    project: 'node-test-basic',
    source: ['src/steps.js', functions((name) => `export function ${name}`, '')] as const,
    tests: [
      FILE,
      `import assert from 'node:assert';\nimport { test } from 'node:test';\n${IMPORTED}.js';\n${cases('test')}`,
    ] as const,
  },
])(
  '$project: each killer of an edited test’s mutants is told, and a flaky test kills none',
  async ({ project, source, tests }) => {
    const root = await projectWith(project, Object.fromEntries([source, tests]));
    const named = (title: string) => ({ file: tests[0], title });
    const judged = await judge(root, {
      files: [{ ...lines(source[0], '2', '5', '8'), addedLines: 0 }],
      testFiles: [tests[0]],
      flaky: [named('doubles and trebles')],
      matrix: [named('doubles again'), named('trebles')],
    });
    const titles = new Map(judged.run.tests?.map(({ id, name }) => [id, name]));
    const titled = (ids: readonly string[]) => ids.map((id) => titles.get(id));
    expect(
      judged.mutants
        .toSorted((a, b) => a.line - b.line)
        .map((mutant) => [
          mutant.unstable ? mutant.reason : mutant.status,
          titled(mutant.coveredBy),
          titled(mutant.killedBy),
          mutant.everyKiller,
        ]),
    ).toEqual([
      ['Killed', ['doubles', 'doubles again'], ['doubles', 'doubles again'], true],
      ['Survived', ['trebles'], [], true],
      ['earnest: only flaky tests cover it: doubles and trebles', ['doubles and trebles'], [], false],
    ]);
    expect(judged.remarks).toEqual(['One test is flaky, so it judged no mutant: doubles and trebles.']);
  },
);

test('node:test runs the files of edited tests whole, and of the others no more than tell whether they kill too', async () => {
  const head = "import assert from 'node:assert';\nimport { test } from 'node:test';\n";
  const file = (...cases: readonly string[]) =>
    `${head}${IMPORTED}.js';\n${cases.map((each) => `test('${each}', () => { assert.equal(${each}, 6); });\n`).join('')}`;
  const root = await projectWith('node-test-basic', {
    'src/steps.js': functions((name) => `export function ${name}`, ''),
    'test/a.test.js': file('treble(2)', 'lessen(8)'),
    'test/b.test.js': file('double(3)', 'treble(2)'),
    'test/c.test.js': file('treble(2)', 'lessen(8)'),
    'test/edited.test.js': file('double(3)', 'treble(2)', 'treble(1 + 1)'),
  });
  const judged = await judge(root, {
    files: [{ ...lines('src/steps.js', '2', '5', '8'), addedLines: 0 }],
    testFiles: ['test/a.test.js', 'test/b.test.js', 'test/c.test.js', 'test/edited.test.js'],
    matrix: ['double(3)', 'treble(2)'].map((title) => ({ file: 'test/edited.test.js', title })),
  });
  const named = new Map(judged.run.tests?.map(({ id, name, file: path }) => [id, `${path} ${name}`]));
  const killers = judged.mutants
    .toSorted((a, b) => a.line - b.line)
    .map(({ killedBy, everyKiller, toldFiles }) => [killedBy.map((id) => named.get(id)), everyKiller, toldFiles]);
  expect(killers).toEqual([
    [['test/edited.test.js double(3)', 'test/b.test.js double(3)'], true, ['test/edited.test.js']],
    [
      ['test/edited.test.js treble(2)', 'test/edited.test.js treble(1 + 1)', 'test/a.test.js treble(2)'],
      true,
      ['test/edited.test.js'],
    ],
    [['test/a.test.js lessen(8)'], false, null],
  ]);
});
