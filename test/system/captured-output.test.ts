import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { captureOutput, HEAD_BYTES, TAIL_BYTES } from '../../src/system/captured-output.ts';

function capture(bytes: Buffer, chunkSizes: readonly number[]) {
  const captured = captureOutput();
  let at = 0;
  for (let index = 0; at < bytes.length; index += 1) {
    const size = chunkSizes[index % chunkSizes.length] ?? 1;
    captured.add(bytes.subarray(at, at + size));
    at += size;
  }
  return captured;
}

describe('captured output', () => {
  test('is whole up to the sum of both limits', () => {
    const bytes = Buffer.alloc(HEAD_BYTES + TAIL_BYTES, 'abcdefghij');
    const captured = capture(bytes, [65_536]);
    expect(captured.omitted()).toBe(0);
    expect(captured.text()).toBe(bytes.toString());
  });

  test('says how many bytes are missing one byte above the limits', () => {
    const bytes = Buffer.from(`${'h'.repeat(HEAD_BYTES)}X${'t'.repeat(TAIL_BYTES)}`);
    const captured = capture(bytes, [1_000]);
    expect(captured.omitted()).toBe(1);
    expect(captured.text()).toBe(`${'h'.repeat(HEAD_BYTES)}\n[… 1 bytes left out …]\n${'t'.repeat(TAIL_BYTES)}`);
  });

  test('joins characters that chunks cut apart', () => {
    expect(capture(Buffer.from('aé€😀'.repeat(1_000)), [1, 2, 3]).text()).toBe('aé€😀'.repeat(1_000));
  });

  test.each(['é', '€', '😀'])('leaves out characters of which only a part was kept: %s', (character) => {
    for (const shift of ['', 'a', 'ab', 'abc']) {
      const text = capture(Buffer.from(shift + character.repeat(200_000)), [65_536]).text();
      expect(text).not.toContain('\ufffd');
      expect(text.startsWith(shift + character)).toBe(true);
      expect(text.endsWith(character)).toBe(true);
    }
  });

  test('keeps the same start and end however the output is cut into chunks', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000 }), sizes, (length, chunkSizes) => {
        const bytes = Buffer.from(Array.from({ length }, (_, index) => 97 + ((index * 7 + (index >> 9)) % 26)));
        const captured = capture(bytes, [...chunkSizes, 50_000]);
        const omitted = Math.max(0, length - HEAD_BYTES - TAIL_BYTES);
        const expected =
          omitted === 0
            ? bytes.toString()
            : `${bytes.subarray(0, HEAD_BYTES)}\n[… ${omitted} bytes left out …]\n${bytes.subarray(-TAIL_BYTES)}`;
        return captured.omitted() === omitted && captured.text() === expected;
      }),
      { numRuns: 30, seed: 7 },
    );
  });
});
