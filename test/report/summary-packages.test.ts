import { expect, test } from '@jest/globals';
import { packagesTable } from '../../src/report/summary-packages.ts';
import { aJudgement, aMutant, aRun } from '../judgements.ts';

const packages = [
  { directory: '.', runner: 'mocha', engine: null, run: aRun({ tests: [], runnerVersion: '11.8.0' }) },
  { directory: 'packages/a', runner: 'jest', engine: 'StrykerJS 10.0.0 (pinned by Earnest)', run: null },
];

test('each of several packages has a row with its own mutants', () => {
  const mutants = [
    aMutant({ file: 'packages/a/src/x.js', status: 'killed' }),
    aMutant({ file: 'packages/a/src/x.js', status: 'survived' }),
    aMutant({ file: 'packages/a/src/x.js', status: 'survived' }),
    aMutant({ file: 'scripts/x.js', status: 'no-coverage' }),
  ];
  expect(packagesTable(aJudgement({ packages, mutants })).join('\n').split('\n').slice(-2)).toEqual([
    '| `.` | mocha 11.8.0 | 0 | 1 without coverage | not needed |',
    '| `packages/a` | jest | 0 | 1 killed, 2 survived | StrykerJS 10.0.0 (pinned by Earnest) |',
  ]);
});

test('one package needs no table', () => {
  expect(packagesTable(aJudgement({ packages: packages.slice(1) }))).toEqual([]);
});
