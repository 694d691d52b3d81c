/** Bytes kept from the start and from the end of a stream. */
export const HEAD_BYTES = 64 * 1024;
export const TAIL_BYTES = 192 * 1024;

export interface CapturedOutput {
  add(chunk: Buffer): void;
  /** All of it as UTF-8 when it fits, else the start and the end with a line between them that says how much is missing. */
  text(): string;
  /** Bytes that were left out; 0 when nothing is missing. */
  omitted(): number;
}

/** Keeps the start and the end of a stream in 256 KiB at most, however much comes. */
export function captureOutput(): CapturedOutput {
  const head: Buffer[] = [];
  let headLength = 0;
  let ring: Buffer | null = null;
  let total = 0;

  const addToRing = (bytes: Buffer) => {
    ring ??= Buffer.allocUnsafe(TAIL_BYTES);
    const kept = bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES));
    const at = (total - headLength + bytes.length - kept.length) % TAIL_BYTES;
    const fits = kept.copy(ring, at);
    kept.copy(ring, 0, fits);
    total += bytes.length;
  };

  const tail = (): Buffer => {
    const length = total - headLength;
    if (ring === null) return Buffer.alloc(0);
    if (length <= TAIL_BYTES) return ring.subarray(0, length);
    const start = length % TAIL_BYTES;
    return Buffer.concat([ring.subarray(start), ring.subarray(0, start)]);
  };

  const omitted = () => Math.max(0, total - headLength - TAIL_BYTES);

  return {
    add(chunk) {
      const forHead = chunk.subarray(0, HEAD_BYTES - headLength);
      if (forHead.length > 0) {
        // A copy: a slice would keep the whole chunk alive.
        head.push(Buffer.from(forHead));
        headLength += forHead.length;
        total += forHead.length;
      }
      if (forHead.length < chunk.length) addToRing(chunk.subarray(forHead.length));
    },
    text() {
      const start = Buffer.concat(head);
      if (omitted() === 0) return Buffer.concat([start, tail()]).toString('utf8');
      return `${withoutCutEnd(start).toString('utf8')}\n[… ${omitted()} bytes left out …]\n${withoutCutStart(tail()).toString('utf8')}`;
    },
    omitted,
  };
}

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

/** Without the first bytes of a character whose other bytes were cut off. */
function withoutCutEnd(bytes: Buffer): Buffer {
  let lead = bytes.length - 1;
  while (lead > bytes.length - 4 && isContinuation(bytes[lead])) lead -= 1;
  const first = bytes[lead] ?? 0;
  const needs = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return lead + needs > bytes.length ? bytes.subarray(0, lead) : bytes;
}

/** Without the last bytes of a character whose first bytes were cut off. */
function withoutCutStart(bytes: Buffer): Buffer {
  let start = 0;
  while (start < 3 && isContinuation(bytes[start])) start += 1;
  return bytes.subarray(start);
}
