/** Text from the pull request is hostile: these are the only ways by which it enters Markdown and terminals. */

/** No name, message or path needs more; a reader sees that it was cut. */
const LONGEST_TEXT = 400;

const NAMED = new Map([
  ...Array.from({ length: 32 }, (_, code) => [code, String.fromCodePoint(0x2400 + code)] as const),
  [0x7f, '␡'] as const,
]);

/**
 * Text with everything that cannot be seen made visible: control characters as ␛-like pictures; bidirectional, zero-width
 * and tag characters and lone surrogates as ⟨U+202E⟩. Breaks `##[`, which the Actions runner obeys anywhere in a log line.
 */
export function visible(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u3164\u115f\u1160\uffa0]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return NAMED.get(code) ?? `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
    })
    .replace(/##(?=\[)/g, '##\u200b');
}

/** The same on one line: runs of white space are one blank, and the middle of what is over the limit is left out. */
export function singleLine(text: string, limit = LONGEST_TEXT): string {
  const line = (text.length > limit * 8 ? `${text.slice(0, limit * 4)} ${text.slice(-limit * 4)}` : text)
    .replace(/[\s\u0085]+/g, ' ')
    .trim();
  if (line.length <= limit) {
    return visible(line);
  }
  const head = Math.ceil((limit * 2) / 3);
  const [start, end] = [line.slice(0, head), line.slice(head - limit)];
  return visible(`${start.replace(/[\ud800-\udbff]$/, '')} … ${end.replace(/^[\udc00-\udfff]/, '')}`);
}

/** Longer ones are no lines to paste any more. */
const LONGEST_COMMAND = 2000;

/** A command as it is: cut or with blanks collapsed it would be another one. `fenced` and `visible` make it one line. */
export function pasteable(command: string): string {
  return command.length > LONGEST_COMMAND ? '# too long to show here: see report.json' : command;
}

/** One line of Markdown that shows exactly this text, in a paragraph, list, heading or table cell. Never a mention, link or issue. */
export function prose(text: string, limit = LONGEST_TEXT): string {
  return escaped(singleLine(text, limit));
}

/** The same between tags, where Markdown means nothing: every character that means something to either is an entity. */
export function html(text: string, limit = LONGEST_TEXT): string {
  return singleLine(text, limit).replace(/[^\p{L}\p{N} ,/()-]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** The same in a code font. */
export function inCode(text: string): string {
  const line = singleLine(text);
  const plain = /^[^`<|\s](?:[^`<|]*[^`<|\s])?$/.test(line);
  return plain ? `\`${line}\`` : `<code>${escaped(line)}</code>`;
}

const STRUCTURE = /[&<>|\\`*_[\]~$]/g;

function escaped(line: string): string {
  return (
    line
      // Before the entities, whose own `#` must stay as it is.
      .replace(/#(?=[\w-])/g, '#\u200b')
      .replace(STRUCTURE, (character) => ENTITIES[character] ?? `\\${character}`)
      .replace(/@/g, '@\u200b')
      .replace(/:(?=\/\/)/g, ':\u200b')
      .replace(/\b(www)\./gi, '$1\u200b.')
      .replace(/\bGH-(?=\d)/gi, 'GH\u200b-')
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '\\': '&#92;',
  '`': '&#96;',
  $: '&#36;',
};

/** Lines of code in a fence that nothing inside can close. The lines are made visible, tabs kept. */
export function fenced(language: string, lines: readonly string[]): string {
  const shown = lines.map((line) =>
    // A log takes a line that begins with `::` for a command, blanks before it or not.
    line
      .split('\t')
      .map(visible)
      .join('\t')
      .replace(/^(\s*:)(?=:)/, '$1\u200b'),
  );
  const longest = Math.max(0, ...shown.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${fence}${language}`, ...shown, fence].join('\n');
}
