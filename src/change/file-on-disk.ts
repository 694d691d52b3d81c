import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import path from 'node:path';

/** What stands at a path of the work tree right now. */
export interface FileOnDisk {
  readonly entry: 'file' | 'symlink';
  /** As git counts them: line feeds, plus one when the last line has none. 0 for a symlink. */
  readonly lineCount: number;
  /** As ECMAScript counts them (ECMA-262, LineTerminatorSequence): a lone carriage return, U+2028 and U+2029 end a line too. */
  readonly scriptLineCount: number;
  /** It holds a NUL byte. */
  readonly hasNul: boolean;
}

/** Reads the file itself, never what a link points at. null when there is neither a file nor a link. */
export async function readFileOnDisk(root: string, relativePath: string): Promise<FileOnDisk | null> {
  const absolute = path.join(root, relativePath);
  const stats = await lstat(absolute).catch(() => null);
  if (stats?.isSymbolicLink() === true) return { entry: 'symlink', lineCount: 0, scriptLineCount: 0, hasNul: false };
  if (stats?.isFile() !== true) return null;
  const handle = await open(absolute, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const counter = new LineCounter();
    for await (const chunk of handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>)
      counter.add(chunk);
    return { entry: 'file', ...counter.counts() };
  } finally {
    await handle.close();
  }
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

class LineCounter {
  #lineFeeds = 0;
  #scriptBreaks = 0;
  #hasNul = false;
  #empty = true;
  /** The last three bytes. U+2028 and U+2029 are E2 80 A8 and E2 80 A9 in UTF-8. */
  #tail = 0;

  add(chunk: Buffer): void {
    for (const byte of chunk) {
      const afterReturn = (this.#tail & 0xff) === CARRIAGE_RETURN;
      this.#tail = ((this.#tail << 8) | byte) & 0xffffff;
      if (byte === LINE_FEED) this.#lineFeeds += 1;
      if (this.#endsScriptLine() && !(byte === LINE_FEED && afterReturn)) this.#scriptBreaks += 1;
      if (byte === 0) this.#hasNul = true;
    }
    this.#empty &&= chunk.length === 0;
  }

  counts(): Pick<FileOnDisk, 'lineCount' | 'scriptLineCount' | 'hasNul'> {
    const ended = this.#empty || (this.#tail & 0xff) === LINE_FEED;
    const scriptEnded = this.#empty || this.#endsScriptLine();
    return {
      lineCount: this.#lineFeeds + (ended ? 0 : 1),
      scriptLineCount: this.#scriptBreaks + (scriptEnded ? 0 : 1),
      hasNul: this.#hasNul,
    };
  }

  #endsScriptLine(): boolean {
    const last = this.#tail & 0xff;
    return last === LINE_FEED || last === CARRIAGE_RETURN || this.#tail === 0xe280a8 || this.#tail === 0xe280a9;
  }
}
