import fc from 'fast-check';
import { anyCodePoint } from '../any-code-point.ts';

/** Text as an attacker may name a test or a file. */
export const hostile = fc.oneof(
  fc.string({ unit: anyCodePoint, maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '`',
        '```',
        '````\n',
        '\n',
        '\r',
        '|',
        '\\',
        '\\|',
        '::error::x',
        '\n::error::y',
        '##[error]z',
        '@octocat',
        '#12',
        'https://evil.example',
        'www.evil.example',
        '<!--',
        '-->',
        '</details>',
        '<details>',
        '[a](b)',
        '![a](b)',
        '\u202e',
        '\u200b',
        '\u001b[31m',
        '\0',
        '\ud800',
        '$x$',
        '&lt;',
        '~~~',
        ' ',
        '# ',
        '- ',
        '> ',
        '|---|',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

/** What is left when fenced code is taken out by CommonMark's rule, and whether every fence was closed. */
export function outsideFences(text: string): { lines: string[]; closed: boolean } {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const run = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (fence === null && run !== null) {
      fence = run;
    } else if (
      fence !== null &&
      run !== null &&
      run[0] === fence[0] &&
      run.length >= fence.length &&
      line.trim() === run
    ) {
      fence = null;
    } else if (fence === null) {
      lines.push(line);
    }
  }
  return { lines, closed: fence === null };
}
