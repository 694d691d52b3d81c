import { describe, expect, test } from '@jest/globals';
import type { TestRun } from '../../src/domain/test-run.ts';
import { outcomesOf } from '../../src/undone/outcomes.ts';
import { aRun, aTest } from '../judgements.ts';

const [a, b, c] = ['a.test.js', 'b.test.js', 'c.test.js'].map((file) => aTest({ file, titlePath: ['holds'] }));
const tests = [a, b, c].filter((each) => each !== undefined);

/** Runs by the files that are asked for, joined by blanks; the asked ones in order. */
function scripted(runs: Readonly<Record<string, Partial<TestRun>>>) {
  const asked: string[] = [];
  const run = async (files: readonly string[] | null) => {
    const key = files?.join(' ') ?? 'all';
    asked.push(key);
    return aRun({ tests: [], ...runs[key] });
  };
  return { run, asked };
}

describe('what tests do with the change undone', () => {
  test('one run tells, and cases of one title fail together', async () => {
    const failed = aTest({ file: 'a.test.js', titlePath: ['holds'], status: 'failed' });
    const { run, asked } = scripted({ 'a.test.js b.test.js c.test.js': { tests: [failed, ...tests] } });
    expect(Object.fromEntries(await outcomesOf(run, tests))).toEqual({
      'a.test.js > holds': 'failed',
      'b.test.js > holds': 'passed',
      'c.test.js > holds': 'passed',
    });
    expect(asked).toHaveLength(1);
  });

  test('a file that cannot load fails, and those that it took with it are asked alone', async () => {
    const { run, asked } = scripted({
      'a.test.js b.test.js c.test.js': { outcome: 'crashed' },
      'a.test.js': { outcome: 'crashed' },
      'b.test.js': { tests: tests.slice(1, 2) },
      'c.test.js': { fileFailures: [{ file: 'c.test.js', message: 'Cannot find module' }] },
    });
    expect(Object.fromEntries(await outcomesOf(run, tests))).toEqual({
      'a.test.js > holds': 'failed',
      'b.test.js > holds': 'passed',
      'c.test.js > holds': 'failed',
    });
    expect(asked).toHaveLength(4);
  });

  test('a test that is not there although its file ran is not known', async () => {
    const { run } = scripted({ 'a.test.js': {} });
    expect((await outcomesOf(run, tests.slice(0, 1))).size).toBe(0);
  });

  test('nothing asked is nothing run', async () => {
    const { run, asked } = scripted({});
    expect([(await outcomesOf(run, [])).size, asked]).toEqual([0, []]);
  });
});
