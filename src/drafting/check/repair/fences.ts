const FENCE = /^\s*(?:```|~~~)[\w+-]{0,20}\s*$/;
const LANGUAGE = /^\s*(?:ts|tsx|js|jsx|typescript|javascript)\s*$/;

/** Takes out the fences of Markdown around a text, and a line that only names a language. The same text when there are none. */
export function withoutFences(code: string): string {
  const lines = code.split('\n');
  const isBlank = (line: string | undefined) => line?.trim() === '';
  let from = 0;
  let to = lines.length;
  while (from < to && isBlank(lines[from])) from += 1;
  while (to > from && isBlank(lines[to - 1])) to -= 1;
  const opens = FENCE.test(lines[from] ?? '');
  const closes = to - 1 > from && FENCE.test(lines[to - 1] ?? '');
  const first = opens ? from + 1 : from;
  const names = LANGUAGE.test(lines[first] ?? '') ? 1 : 0;
  if (!opens && !closes && names === 0) return code;
  return `${lines.slice(first + names, closes ? to - 1 : to).join('\n')}\n`;
}
