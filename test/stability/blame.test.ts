import { describe, expect, test } from '@jest/globals';
import { blame, type Circumstances } from '../../src/stability/blame.ts';

function seen(changes: Partial<Circumstances> = {}): Circumstances {
  return {
    cause: 'order',
    dependence: 'victim',
    change: 'added',
    reached: true,
    onBase: 'not-asked',
    unperturbed: false,
    soon: false,
    ...changes,
  };
}

describe('a flaky test blocks', () => {
  test.each<[string, Partial<Circumstances>]>([
    ['when the change adds it', {}],
    ['when the change edits it and the base commit holds', { change: 'modified', onBase: 'steady' }],
    ['when the change reaches it and the base commit holds', { change: 'unchanged', onBase: 'steady' }],
    ['when the change edits it and the base commit cannot be asked', { change: 'modified', onBase: 'unknown' }],
    ['when its clock runs out within 60 days', { cause: 'clock', dependence: null, soon: true }],
    ['when a race was lost with nothing varied', { cause: 'timing', dependence: null, unperturbed: true }],
  ])('%s', (_, circumstances) => {
    expect(blame(seen(circumstances)).level).toBe('block');
  });
});

describe('a flaky test only warns', () => {
  test.each<[string, Partial<Circumstances>, RegExp]>([
    ['when the base commit shows the same', { change: 'modified', onBase: 'flaky' }, /pre-existing/],
    ['when the change does not touch it', { change: 'unchanged', reached: false, onBase: 'steady' }, /not touch/],
    [
      'when it is only reached and base cannot be asked',
      { change: 'unchanged', onBase: 'unknown' },
      /could not be asked/,
    ],
    ['when it takes a machine without a network', { cause: 'network', dependence: null }, /network/],
    ['when it takes a machine whose port is taken', { cause: 'port', dependence: null }, /port/],
    ['when it takes a loaded machine', { cause: 'timing', dependence: null }, /loaded/],
    ['when its clock runs out later than in 60 days', { cause: 'clock', dependence: null }, /60 days/],
    ['when it fails the second time in one process', { dependence: 'non-idempotent' }, /twice/],
    ['when its failure came once and nothing brings it back', { cause: 'unknown', dependence: null }, /once/],
  ])('%s', (_, circumstances, why) => {
    const { level, blame: because } = blame(seen(circumstances));
    expect(level).toBe('warn');
    expect(because).toMatch(why);
  });
});
