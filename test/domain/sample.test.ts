import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type SampleUnit, sampleOrder, sampleSizes } from '../../src/domain/sample.ts';

const units = fc.uniqueArray(
  fc.record({ key: fc.string(), line: fc.constantFrom('a:1', 'a:2', 'a:3', 'b:1', 'b:7') }),
  { selector: ({ key }) => key, maxLength: 40 },
);

describe('the order of a sample', () => {
  test('is the same whatever order the mutants come in', () => {
    fc.assert(
      fc.property(units, (given) => {
        expect(sampleOrder([...given].reverse())).toEqual(sampleOrder(given));
      }),
    );
  });

  test('holds each mutant once, and no second one of a line before the first of every other', () => {
    fc.assert(
      fc.property(units, (given) => {
        const order = sampleOrder(given);
        expect([...order].sort(byKey)).toEqual([...given].sort(byKey));
        const turns = order.map((unit, index) => order.slice(0, index).filter(({ line }) => line === unit.line).length);
        expect(turns).toEqual([...turns].sort((a, b) => a - b));
      }),
    );
  });

  test('keeps what it has of the others when mutants of one line are added', () => {
    const lines = Array.from({ length: 30 }, (_, index) => ({ key: `${index}`, line: `x:${index}` }));
    const more = [...lines, { key: 'more', line: 'x:3' }];
    expect(
      sampleOrder(more)
        .slice(0, 30)
        .map(({ line }) => line),
    ).toEqual(sampleOrder(lines).map(({ line }) => line));
  });
});

function byKey(a: SampleUnit, b: SampleUnit): number {
  return a.key < b.key ? -1 : 1;
}

test('a sample has one of few sizes, or is whole', () => {
  expect(sampleSizes(100)).toEqual([16, 24, 32, 48, 64, 96, 100]);
  expect(sampleSizes(16)).toEqual([16]);
  expect(sampleSizes(3)).toEqual([3]);
});
