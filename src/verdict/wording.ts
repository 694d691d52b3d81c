/** `1 test`, `2 tests`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** Text from outside as one line: line ends and control characters become blanks, and the middle of what is over `limit` characters is left out. */
export function oneLine(text: string, limit = 300): string {
  const line = (text.length > limit * 8 ? `${text.slice(0, limit * 4)} ${text.slice(-limit * 4)}` : text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  if (line.length <= limit) {
    return line;
  }
  const head = Math.ceil((limit * 2) / 3);
  return `${line.slice(0, head).replace(/[\ud800-\udbff]$/, '')} … ${line.slice(head - limit).replace(/^[\udc00-\udfff]/, '')}`;
}

/** The first line of a text that says something, cut. */
export function firstLine(text: string, limit = 300): string {
  const line = text
    .slice(0, limit * 20)
    .split(/\r?\n|\r/)
    .find((candidate) => candidate.trim() !== '');
  return oneLine(line ?? '', limit);
}
