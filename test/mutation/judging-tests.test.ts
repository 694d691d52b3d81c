import { describe, expect, test } from '@jest/globals';
import { changedTests, judgingTests } from '../../src/mutation/judging-tests.ts';
import { aFlake, aRun, aStabilityRun, aTest, aTestStability } from '../judgements.ts';
import { aPackage } from './packages.ts';

const inner = aPackage('packages/a');
const FILE = 'packages/a/test/price.test.js';
const [halves, doubles, skipped] = [
  aTest({ file: FILE, titlePath: ['price', 'halves'] }),
  aTest({ file: FILE, titlePath: ['price', 'doubles'], hiddenRetries: 1 }),
  aTest({ file: FILE, titlePath: ['price', 'waits'], status: 'skipped' }),
];
const suite = aRun({ tests: [halves, doubles, skipped] });
const flakeOf = (name: string, changes = {}) =>
  aStabilityRun({ tests: [aTestStability({ file: FILE, name, flake: aFlake(), ...changes })] });

describe('tests that do not judge as all others', () => {
  test('are those with two outcomes, accepted and retried ones too, and those the change touches', () => {
    const accepted = { reason: 'known', until: '2099-01-01' };
    const stability = flakeOf('price > halves', { flake: aFlake({ level: 'warn', accepted }) });
    const { flaky, changed } = judgingTests(suite, (one) => (one === doubles ? 'unchanged' : 'added'), stability);
    expect(flaky).toEqual([halves, doubles]);
    expect(changed).toEqual([{ test: halves, change: 'added' }]);
  });

  test('are told by the suite alone when no test was run again', () => {
    expect(judgingTests(suite, () => 'unchanged', null)).toEqual({ flaky: [doubles], changed: [] });
  });
});

describe('a changed test of which nothing can be told', () => {
  const raw = (apart: 'fails' | null, ...files: readonly string[]) =>
    files.map((file) => ({ id: 'price halves', name: 'price halves', file, apart, durationMs: 1 }));
  const reason = (flaky: boolean, found: ReturnType<typeof raw>) =>
    changedTests({ flaky: flaky ? [halves] : [], changed: [{ test: halves, change: 'added' }] }, found, inner).map(
      ({ notJudged }) => notJudged,
    );

  test.each([
    [null, false, raw(null, 'test/price.test.js')],
    ['it is flaky', true, raw(null, 'test/price.test.js')],
    ['it fails in Stryker’s copy of the package', false, raw('fails', 'test/price.test.js')],
    ['another file has a test of the same title', false, raw(null, 'test/price.test.js', 'test/other.test.js')],
  ] as const)('%s', (expected, flaky, found) => {
    expect(reason(flaky, found)).toEqual([expected]);
  });
});
