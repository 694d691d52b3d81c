import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { pathProblem } from '../domain/draft-path.ts';

/** A file that is to be added. */
export interface DraftFile {
  /** Relative to the repository root, with `/`. */
  readonly path: string;
  readonly text: string;
}

const MOST_FILES = 100;
/** Of the whole patch. */
export const LARGEST_PATCH_BYTES = 1024 * 1024;

/** They make text read otherwise than it runs (CVE-2021-42574). */
const MISLEADING = /[\0\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Reads a patch that a job made which also ran code of a pull request: anything may stand in it. Accepted is what the gate writes and
 * nothing else, so that no reader of patches can understand it otherwise:
 * - UTF-8, at most 1 MiB and 100 files;
 * - only new regular files (mode 100644), each path once, none in another's place;
 * - paths of drafts: see `pathProblem`;
 * - one hunk for each file, which adds exactly the lines that it announces, and nothing before, between or after.
 *
 * @returns the files in the order of the patch; none for an empty patch
 * @throws CouldNotJudge for everything else, with the line
 */
export function parseDraftsPatch(bytes: Uint8Array): readonly DraftFile[] {
  if (bytes.length > LARGEST_PATCH_BYTES) throw refused(null, `more than ${LARGEST_PATCH_BYTES / 1024 / 1024} MiB`);
  if (bytes.length === 0) return [];
  const text = decoded(bytes);
  if (!text.endsWith('\n')) throw refused(null, 'a last line without an end, as if it were cut off');
  const lines = new Lines(text.slice(0, -1).split('\n'));
  const files = new Map<string, DraftFile>();
  while (!lines.atEnd()) {
    const file = readFile(lines);
    if (files.has(file.path)) throw lines.refused('the same path twice', file.path);
    files.set(file.path, file);
    if (files.size > MOST_FILES) throw lines.refused(`more than ${MOST_FILES} files`, file.path);
  }
  for (const path of files.keys()) {
    const inside = [...path.matchAll(/\//g)]
      .map(({ index }) => path.slice(0, index))
      .find((folder) => files.has(folder));
    if (inside !== undefined) throw refused(null, `${quoted(inside)} as a file and as a folder`);
  }
  return [...files.values()];
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refused(null, 'bytes that are no UTF-8 text');
  }
}

function readFile(lines: Lines): DraftFile {
  const path = pathOf(lines);
  const problem = pathProblem(path);
  if (problem !== null) throw lines.refused(problem, path);
  if (lines.next() !== 'new file mode 100644') throw lines.refused('something else than a new regular file');
  if (/^index 0{7,64}\.\.[0-9a-f]{7,64}$/.test(lines.peek())) lines.next();
  if (lines.atEnd() || lines.peek().startsWith('diff --git ')) return { path, text: '' };
  if (lines.next() !== '--- /dev/null') throw lines.refused('a change of a file that is there already');
  if (lines.next() !== `+++ b/${path}${path.includes(' ') ? '\t' : ''}`) throw lines.refused('two paths for one file');
  const count = /^@@ -0,0 \+1(?:,([1-9]\d{0,6}))? @@$/.exec(lines.next());
  if (count === null) throw lines.refused('something else than one hunk that adds lines');
  return { path, text: added(lines, Number(count[1] ?? 1)) };
}

/** The header names the path twice, unquoted, so that its length alone says where the first ends. */
function pathOf(lines: Lines): string {
  const header = lines.next();
  const start = 'diff --git a/'.length;
  const path = header.slice(start, start + (header.length - 'diff --git a/ b/'.length) / 2);
  if (header !== `diff --git a/${path} b/${path}`) throw lines.refused('something else than the header of a new file');
  return path;
}

function added(lines: Lines, count: number): string {
  const text: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const line = lines.atEnd() ? '' : lines.next();
    if (!line.startsWith('+')) throw lines.refused('fewer added lines than announced');
    if (MISLEADING.test(line)) throw lines.refused('a character that hides or reorders what is read');
    text.push(line.slice(1));
  }
  if (lines.peek() !== '\\ No newline at end of file') return `${text.join('\n')}\n`;
  lines.next();
  return text.join('\n');
}

/** Lines of a patch, one after the other. */
class Lines {
  readonly #lines: readonly string[];
  #position = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  atEnd(): boolean {
    return this.#position >= this.#lines.length;
  }

  /** Empty at the end. */
  peek(): string {
    return this.#lines[this.#position] ?? '';
  }

  next(): string {
    const line = this.peek();
    this.#position += 1;
    return line;
  }

  /** About the line that was read last. */
  refused(what: string, received: string = this.#lines[this.#position - 1] ?? ''): CouldNotJudge {
    return refused(Math.min(this.#position, this.#lines.length), `${what}: ${quoted(received)}`);
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}

function refused(line: number | null, what: string): CouldNotJudge {
  return new CouldNotJudge(
    `The patch of drafts is refused${line === null ? '' : ` at line ${line}`}: it holds ${what}. ` +
      'The gate writes nothing like that, so another file was given, or code of the pull request changed it. Nothing was delivered. ' +
      'Give `patch-path` the drafts.patch of the gate of this run.',
  );
}
