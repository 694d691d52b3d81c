/** A mutant's result lists every test that covers it, so lines are long; beyond this they are not ours. */
export const LONGEST_LINE = 4 * 1024 * 1024;

export interface ChannelLines {
  add(chunk: Buffer): void;
  /** Lines that were dropped for being longer than the limit, in bytes. */
  dropped(): number;
}

/**
 * Splits a stream of bytes into lines, without the line feed. A line is decoded as a whole, so a character may
 * span chunks. A line over the limit is dropped as a whole, and so is a last line that no line feed ends: half a
 * record is worse than none.
 */
export function channelLines(onLine: (line: string) => void, limit = LONGEST_LINE): ChannelLines {
  let parts: Buffer[] = [];
  let length = 0;
  let dropped = 0;

  const append = (bytes: Buffer) => {
    length += bytes.length;
    if (length <= limit) parts.push(bytes);
    else parts = [];
  };
  const finish = () => {
    const line = length <= limit ? Buffer.concat(parts).toString('utf8') : null;
    parts = [];
    length = 0;
    if (line === null) dropped += 1;
    else onLine(line);
  };

  return {
    add(chunk) {
      let start = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        append(chunk.subarray(start, end));
        start = end + 1;
        finish();
      }
      if (start < chunk.length) append(chunk.subarray(start));
    },
    dropped: () => dropped,
  };
}
