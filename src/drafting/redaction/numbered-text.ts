/** A text of which each line remembers where it came from. */
export interface NumberedText {
  /** Lines end with `\n` alone. */
  readonly text: string;
  /** For each line of `text` its number in the text that came in, 1-based. */
  readonly lines: readonly number[];
}

export function numbered(text: string): NumberedText {
  return { text, lines: text.split('\n').map((_line, index) => index + 1) };
}

/** The offsets at which the lines of a text start. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the line that an offset is in. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
