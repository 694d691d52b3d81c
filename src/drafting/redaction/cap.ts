import type { NumberedText } from './numbered-text.ts';

/** As many whole lines from the start as go into so many bytes of UTF-8. */
export function capped(whole: NumberedText, limit: number): { readonly text: string; readonly lastLine: number } {
  const lines = whole.text.split('\n');
  let bytes = 0;
  let count = 0;
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + (count === 0 ? 0 : 1);
    if (bytes > limit) break;
    count += 1;
  }
  return { text: lines.slice(0, count).join('\n'), lastLine: count === 0 ? 0 : (whole.lines[count - 1] as number) };
}
