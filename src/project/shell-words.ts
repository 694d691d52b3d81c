/** One word of a command line, as the shell would hand it to a program. */
export interface Word {
  readonly text: string;
  /** The word holds `*`, `?` or `[` outside of quotes: the shell replaces it by the paths it matches. */
  readonly glob: boolean;
}

export type CommandWords = readonly Word[];

const NAME = /^(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})/;

/**
 * Splits a line of sh into its commands and their words: quotes, backslashes, `&&`, `||`, `;`, `|`, `&`, brackets and
 * line breaks. Redirections are dropped. A variable counts as unset, which is what npm leaves of most of them.
 * @returns null for what only a shell can tell: `$(…)`, backquotes, `${name:-word}`, here documents, an open quote.
 */
export function shellCommands(line: string): readonly CommandWords[] | null {
  const commands: Word[][] = [[]];
  let text = '';
  let started = false;
  let glob = false;
  let redirected = false;
  let at = 0;

  const endWord = () => {
    if (started && !redirected) {
      commands.at(-1)?.push({ text, glob });
    }
    if (started) {
      redirected = false;
    }
    text = '';
    started = false;
    glob = false;
  };

  while (at < line.length) {
    const character = line[at] ?? '';
    if (character === "'") {
      const end = line.indexOf("'", at + 1);
      if (end === -1) {
        return null;
      }
      text += line.slice(at + 1, end);
      started = true;
      at = end + 1;
    } else if (character === '"') {
      const quoted = readDoubleQuotes(line, at + 1);
      if (quoted === null) {
        return null;
      }
      text += quoted.text;
      started = true;
      at = quoted.end;
    } else if (character === '\\') {
      const next = line[at + 1] ?? '';
      if (next !== '\n') {
        text += next;
        started = true;
      }
      at += 2;
    } else if (character === '$' || character === '`') {
      const length = variableLength(line, at);
      if (length === null) {
        return null;
      }
      text += length === 1 ? '$' : '';
      started ||= length === 1;
      at += length;
    } else if (character === '#' && !started) {
      const end = line.indexOf('\n', at);
      at = end === -1 ? line.length : end;
    } else if (/[ \t\r]/.test(character)) {
      endWord();
      at += 1;
    } else if (/[&|;()\n]/.test(character)) {
      endWord();
      redirected = false;
      commands.push([]);
      at += 1;
    } else if (/[<>]/.test(character)) {
      const operator = /^(?:<<|<&|<>|>>|>&|>\||<|>)/.exec(line.slice(at))?.[0] ?? character;
      if (operator === '<<') {
        return null;
      }
      if (/^\d+$/.test(text)) {
        text = '';
        started = false;
      }
      endWord();
      redirected = true;
      at += operator.length;
    } else {
      glob ||= /[*?[]/.test(character);
      text += character;
      started = true;
      at += 1;
    }
  }
  endWord();
  return commands.filter((command) => command.length > 0);
}

function readDoubleQuotes(line: string, from: number): { text: string; end: number } | null {
  let text = '';
  let at = from;
  while (at < line.length) {
    const character = line[at] ?? '';
    if (character === '"') {
      return { text, end: at + 1 };
    }
    if (character === '\\' && /["\\$`\n]/.test(line[at + 1] ?? '')) {
      text += line[at + 1] === '\n' ? '' : line[at + 1];
      at += 2;
    } else if (character === '$' || character === '`') {
      const length = variableLength(line, at);
      if (length === null) {
        return null;
      }
      text += length === 1 ? '$' : '';
      at += length;
    } else {
      text += character;
      at += 1;
    }
  }
  return null;
}

/** How long the variable at `at` is; 1 for a `$` that stands for itself; null for what cannot be told without a shell. */
function variableLength(line: string, at: number): number | null {
  const rest = line.slice(at + 1);
  const name = line[at] === '$' ? NAME.exec(rest)?.[0] : undefined;
  if (name !== undefined) {
    return 1 + name.length;
  }
  return line[at] === '`' || /^[({!?$@*#0-9-]/.test(rest) ? null : 1;
}
