import { describe, expect, test } from '@jest/globals';
import { goesOn } from '../../../src/toolchain/javascript/stryker/inside/stop-rule.ts';

/** The size that a sample ends with: each mutant takes `each` ms, and the run may take `time`. */
function sizeOf(time: number, each: number, kept: number | null): number {
  const sizes = [16, 24, 32, 48, 64, 96, 128, 192, 256];
  const step = (from: number) => ((sizes[from + 1] ?? 0) - (sizes[from] ?? 0)) * each;
  const last = sizes.findIndex((reached, at) => {
    const left = time - reached * each;
    return !goesOn({ reached, kept, left, next: step(at), afterNext: step(at + 1) });
  });
  return sizes[last] ?? 0;
}

describe('where a sample ends', () => {
  test('is where the next larger one does not fit, with a margin', () => {
    expect(sizeOf(1_000, 10, null)).toBe(64);
    expect(sizeOf(1_070, 10, null)).toBe(96);
  });

  test('is where it ended before, on a machine that is a little slower or faster', () => {
    expect(sizeOf(1_070, 10, 96)).toBe(96);
    expect(sizeOf(1_070, 11, 96)).toBe(96);
    expect(sizeOf(1_070, 8, 96)).toBe(96);
  });

  test('is not where a cache folder says, when that is far from what the time holds', () => {
    expect(sizeOf(1_000, 10, 16)).toBe(48);
    expect(sizeOf(1_000, 10, 1_000_000)).toBe(96);
  });
});
