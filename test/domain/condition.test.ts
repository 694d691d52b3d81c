import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Condition, conditionText, type Factor, parseCondition } from '../../src/domain/condition.ts';

const seed = fc.integer({ min: 0, max: 999_999_999 });

const factors: Record<string, fc.Arbitrary<Factor>> = {
  order: fc.oneof(
    fc
      .constantFrom('reversed' as const, 'alternating' as const, 'alternating-backwards' as const)
      .map((order): Factor => ({ kind: 'order', order })),
    seed.map((value): Factor => ({ kind: 'order', order: 'shuffled', seed: value })),
  ),
  timeZone: fc
    .constantFrom('America/Los_Angeles', 'Pacific/Kiritimati', 'Etc/GMT+12')
    .map((timeZone): Factor => ({ kind: 'time-zone', timeZone })),
  locale: fc.constantFrom('de_DE', 'sv_SE', 'fil').map((locale): Factor => ({ kind: 'locale', locale })),
  clock: fc.oneof(
    fc.integer({ min: -9_999, max: 99_999 }).map((days): Factor => ({ kind: 'clock', days })),
    fc.record({
      kind: fc.constant('clock' as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    }),
  ),
  random: fc
    .tuple(fc.constantFrom('low' as const, 'high' as const, 'even' as const), seed)
    .map(([draws, value]): Factor => ({ kind: 'random', draws, seed: value })),
  rest: fc.constantFrom<Factor>({ kind: 'stress' }, { kind: 'network' }, { kind: 'ports' }, { kind: 'repeat' }),
};

const condition: fc.Arbitrary<Condition> = fc
  .subarray(Object.values(factors))
  .chain((chosen) => fc.tuple(...chosen))
  .map((list) => list as Factor[]);

describe('a condition', () => {
  test('is read back from its own text as it was', () => {
    fc.assert(
      fc.property(condition, (original) => {
        expect(parseCondition(conditionText(original))).toEqual(original);
      }),
    );
  });

  test('with nothing varied is called natural', () => {
    expect(conditionText([])).toBe('natural');
  });

  test.each([
    '',
    'order',
    'order=backwards',
    'order=shuffled:-1',
    'time-zone=',
    'time-zone=a b',
    'locale=de-DE',
    'clock=400',
    'clock=13-01',
    'stress,',
    'stress,stress',
    'time-zone=UTC,time-zone=Asia/Tokyo',
    'order=reversed;rm -rf /',
  ])('is not read from %j', (text) => {
    expect(parseCondition(text)).toBeNull();
  });
});
