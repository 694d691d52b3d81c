import { basename, dirname } from 'node:path';
import type { Modules } from './modules.ts';

/** One entry of a `.snap` file. */
export interface SnapshotEntry {
  /** As the runner writes it: titles and a number. */
  readonly name: string;
  readonly text: string;
  /** 1-based, in the `.snap` file. */
  readonly line: number;
}

const ENTRY = /^exports\[`((?:[^`\\]|\\[\s\S])*)`\] = `((?:[^`\\]|\\[\s\S])*)`;$/gm;

/** The snapshots beside a test file: none when there is no such file. */
export function snapshotsBeside(path: string, modules: Modules): readonly SnapshotEntry[] {
  const text = modules.text(snapshotPath(path));
  return text === null ? [] : snapshotEntries(text);
}

/** `__snapshots__/a.test.ts.snap`, as jest and vitest name it. */
export function snapshotPath(path: string): string {
  return `${dirname(path)}/__snapshots__/${basename(path)}.snap`;
}

export function snapshotEntries(text: string): readonly SnapshotEntry[] {
  const entries: SnapshotEntry[] = [];
  let [line, from] = [1, 0];
  for (const match of text.matchAll(ENTRY)) {
    for (let at = text.indexOf('\n', from); at !== -1 && at < match.index; at = text.indexOf('\n', at + 1)) line += 1;
    from = match.index;
    entries.push({ name: unescaped(match[1] ?? ''), text: match[2] ?? '', line });
  }
  return entries;
}

function unescaped(text: string): string {
  return text.replace(/\\([\\`$])/g, '$1');
}

/** The entries of a case: jest joins its titles by spaces, vitest by ` > `; a name given by hand and a number follow. */
export function entriesOf(titles: readonly string[], entries: readonly SnapshotEntry[]): readonly SnapshotEntry[] {
  const names = [titles.join(' '), titles.join(' > ')];
  return entries.filter(({ name }) => {
    const bare = name.replace(/ \d+$/, '');
    return names.some((own) => bare === own || bare.startsWith(`${own}: `) || bare.startsWith(`${own} > `));
  });
}
