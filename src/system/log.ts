import type { Log } from './system.ts';

/** terminal: a person watches. plain: a file or a pipe. actions: the log of a workflow, which obeys commands in it. */
export type LogKind = 'terminal' | 'plain' | 'actions';

const CLEAR_LINE = '\r\u001b[K';

/**
 * Writes what is happening, for people. Any text may come from the pull request: control characters and invisible
 * characters are taken out in every kind, and in `actions` nothing but the groups that we open acts as a command.
 */
export function createLog(out: NodeJS.WritableStream, kind: LogKind): Log {
  let progressShown = false;
  let depth = 0;

  const clearProgress = () => {
    if (progressShown) out.write(CLEAR_LINE);
    progressShown = false;
  };
  const write = (message: string) => {
    clearProgress();
    const indent = kind === 'actions' ? '' : '  '.repeat(depth);
    for (const line of visibleLines(message))
      out.write(`${indent}${kind === 'actions' ? withoutCommand(line) : line}\n`);
  };

  return {
    info: write,
    warn: (message) => write(`Warning: ${message}`),
    group(title) {
      // The runner has no groups within groups: an inner one would end the outer one.
      const grouped = kind === 'actions' && depth === 0;
      if (grouped) out.write(`::group::${commandData(visibleLines(title).join(' '))}\n`);
      else write(title);
      depth += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        depth -= 1;
        clearProgress();
        if (grouped) out.write('::endgroup::\n');
      };
    },
    progress(message) {
      if (kind !== 'terminal') return;
      const columns = (out as { readonly columns?: number }).columns ?? 80;
      const line = [...visibleLines(message).join(' ')].slice(0, columns - 1).join('');
      out.write(`${CLEAR_LINE}${line}`);
      progressShown = true;
    },
  };
}

/**
 * The text as lines, without what a terminal would obey (escape sequences) and what a reader would not see.
 * The invisible ones matter to the runner too: it compares by culture, where `#`, soft hyphen, `#[` equals `##[`.
 */
function visibleLines(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .map((line) =>
      line.replaceAll('\t', '  ').replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, ''),
    );
}

/**
 * A line that the runner takes for text. It obeys `::` at the start, after spaces, and `##[` anywhere in a line.
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs (TryParseV2, TryParse).
 */
function withoutCommand(line: string): string {
  return line.replace(/^(\s*)::/, '$1: :').replaceAll('##[', '# #[');
}

/** Source: actions/toolkit, packages/core/src/command.ts (escapeData). */
function commandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('##[', '# #[');
}
