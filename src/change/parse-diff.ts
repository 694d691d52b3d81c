import { quotePath } from './quote-path.ts';

/** One entry of `git diff --raw` together with its part of the patch. */
export interface DiffRecord {
  /** Octal, as git prints them: `100644`, `100755`, `120000` (symlink), `160000` (submodule), `000000` (absent). */
  readonly oldMode: string;
  readonly newMode: string;
  readonly status: 'A' | 'D' | 'M' | 'R' | 'T' | 'U';
  readonly path: string;
  readonly previousPath: string | null;
  /** In the order of the file. For a change of type (T) only those of the side that is a file. */
  readonly hunks: readonly Hunk[];
  /** git took it for binary, by its bytes or because an attribute says so: there are no hunks to read. */
  readonly binary: boolean;
}

/** The numbers of a `@@ -oldStart,oldCount +newStart,newCount @@` line of a patch without context. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
}

type RawEntry = Omit<DiffRecord, 'hunks' | 'binary'>;

/**
 * Reads what `git diff --raw --patch -z -U0 --src-prefix=a/ --dst-prefix=b/` prints with `core.quotePath=false`.
 *
 * File names come from the raw part, where NUL bytes separate them and nothing is quoted. The patch part is matched to
 * it by order, and each header must be the very one that the raw entry leads to. Hunks are read by their counted
 * lines, so what a line holds cannot be taken for a header.
 *
 * @throws Error when the output has another form: a fault of ours, not of the user's.
 */
export function parseDiff(output: string): DiffRecord[] {
  const { entries, patch } = parseRaw(output);
  const reader = new PatchReader(patch);
  const records = entries.map((entry) => readRecord(entry, reader));
  if (!reader.atEnd()) throw unexpected('text after the last file', reader.peek());
  return records;
}

function parseRaw(output: string): { entries: RawEntry[]; patch: string } {
  const entries: RawEntry[] = [];
  let position = 0;
  const field = (): string => {
    const end = output.indexOf('\0', position);
    if (end === -1) throw unexpected('an entry that does not end', output.slice(position, position + 200));
    const text = output.slice(position, end);
    position = end + 1;
    return text;
  };
  while (position < output.length && output[position] === ':') {
    const line = field();
    const match = /^:(\d{6}) (\d{6}) [0-9a-f]+ [0-9a-f]+ ([ADMRTU])\d*$/.exec(line);
    if (match === null) throw unexpected('an entry', line);
    const [, oldMode = '', newMode = '', status] = match;
    const previousPath = status === 'R' ? field() : null;
    entries.push({ oldMode, newMode, status: status as RawEntry['status'], previousPath, path: field() });
  }
  // An empty field parts the raw entries from the patch.
  if (position < output.length && field() !== '') throw unexpected('the start of the patch', output.slice(0, 200));
  return { entries, patch: output.slice(position) };
}

function readRecord(entry: RawEntry, reader: PatchReader): DiffRecord {
  if (entry.status === 'U') {
    reader.skip((line) => line.startsWith('* Unmerged path '));
    return { ...entry, hunks: [], binary: false };
  }
  if (entry.status === 'T') {
    const removal = readSection(entry, reader);
    const addition = readSection(entry, reader);
    const hunks = [
      ...(isFileMode(entry.oldMode) ? removal.hunks : []),
      ...(isFileMode(entry.newMode) ? addition.hunks : []),
    ];
    const binary = isFileMode(entry.newMode) ? addition.binary : removal.binary;
    return { ...entry, hunks, binary };
  }
  return { ...entry, ...readSection(entry, reader) };
}

function isFileMode(mode: string): boolean {
  return mode.startsWith('100');
}

function readSection(entry: RawEntry, reader: PatchReader): { hunks: Hunk[]; binary: boolean } {
  const header = `diff --git ${quotePath(`a/${entry.previousPath ?? entry.path}`)} ${quotePath(`b/${entry.path}`)}`;
  if (reader.peek() !== header) throw unexpected(`the patch of ${JSON.stringify(entry.path)}`, reader.peek());
  reader.next();
  let binary = false;
  const hunks: Hunk[] = [];
  while (!reader.atEnd() && !reader.peek().startsWith('diff --git ')) {
    const line = reader.next();
    if (line.startsWith('Binary files ')) binary = true;
    if (line.startsWith('@@ ')) hunks.push(readHunk(line, reader));
  }
  return { hunks, binary };
}

function readHunk(header: string, reader: PatchReader): Hunk {
  const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(header);
  if (match === null) throw unexpected('a hunk', header);
  const [, oldStart, oldCount = '1', newStart, newCount = '1'] = match;
  const hunk = {
    oldStart: Number(oldStart),
    oldCount: Number(oldCount),
    newStart: Number(newStart),
    newCount: Number(newCount),
  };
  for (const [count, sign] of [[hunk.oldCount, '-'] as const, [hunk.newCount, '+'] as const]) {
    for (let index = 0; index < count; index += 1) reader.expect(sign);
    reader.skip((line) => line.startsWith('\\ '));
  }
  return hunk;
}

/** Lines of a patch, one after the other, without a copy of them all. */
class PatchReader {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#position >= this.#text.length;
  }

  peek(): string {
    return this.#text.slice(this.#position, this.#lineEnd());
  }

  next(): string {
    const line = this.peek();
    this.#position = this.#lineEnd() + 1;
    return line;
  }

  expect(sign: string): void {
    if (this.#text[this.#position] !== sign) throw unexpected(`a line with ${sign}`, this.peek());
    this.#position = this.#lineEnd() + 1;
  }

  skip(matches: (line: string) => boolean): void {
    if (!this.atEnd() && matches(this.peek())) this.next();
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#position);
    return end === -1 ? this.#text.length : end;
  }
}

function unexpected(what: string, text: string): Error {
  return new Error(`git diff printed ${what} in a form that is not known: ${JSON.stringify(text.slice(0, 200))}`);
}
