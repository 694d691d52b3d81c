/** A text without some of its characters, and where each of the rest was. */
export interface PressedText {
  readonly text: string;
  readonly at: Uint32Array;
}

/** @param isKept by the UTF-16 unit, and its place */
export function press(text: string, isKept: (unit: number, index: number) => boolean): PressedText {
  const at = new Uint32Array(text.length);
  const pieces: string[] = [];
  let length = 0;
  let from = -1;
  for (let index = 0; index <= text.length; index += 1) {
    const kept = index < text.length && isKept(text.charCodeAt(index), index);
    if (kept) {
      at[length] = index;
      length += 1;
      if (from === -1) from = index;
    } else if (from !== -1) {
      pieces.push(text.slice(from, index));
      from = -1;
    }
  }
  return { text: pieces.join(''), at };
}
