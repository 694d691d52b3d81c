import { describe, expect, test } from '@jest/globals';
import { channelLines } from '../../src/system/channel-lines.ts';

function linesOf(chunks: readonly (string | Buffer)[], limit?: number) {
  const lines: string[] = [];
  const splitter = channelLines((line) => lines.push(line), limit);
  for (const chunk of chunks) splitter.add(Buffer.from(chunk));
  return { lines, dropped: splitter.dropped() };
}

describe('channel lines', () => {
  test('come out whole, however the bytes are cut', () => {
    const bytes = Buffer.from('{"é":"€"}\n\n😀\n');
    for (let size = 1; size <= bytes.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(linesOf(chunks).lines).toEqual(['{"é":"€"}', '', '😀']);
    }
  });

  test('leave out a last line that was never ended', () => {
    expect(linesOf(['one\ntw', 'o']).lines).toEqual(['one']);
  });

  test('drop a line over the limit as a whole, count it, and go on with the next', () => {
    expect(linesOf(['12345\n123456\n12', '3456', '7\nafter\n'], 5)).toEqual({ lines: ['12345', 'after'], dropped: 2 });
  });
});
