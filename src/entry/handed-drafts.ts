import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Drafting } from '../domain/draft.ts';
import { draftsSchema } from '../report/drafts-schema.ts';

/** Drafts of a run that budgets held in bounds take less than one of these. */
const LARGEST_BYTES = 20 * 1024 * 1024;
const MOST_DRAFTS = 500;

/**
 * Reads drafts.json, as drafting wrote it or as somebody made it look.
 *
 * @returns null when there is no such file
 * @throws CouldNotJudge for anything else that is not drafts.json
 */
export async function draftsIn(path: string): Promise<Drafting | null> {
  let text: string;
  try {
    // Neither a link to elsewhere nor a pipe that never ends.
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const status = await handle.stat();
      if (!status.isFile())
        throw new CouldNotJudge(`${path}: received something that is not a regular file. ${ADVICE}`);
      if (status.size > LARGEST_BYTES) {
        throw new CouldNotJudge(
          `${path}: received ${status.size} bytes; drafts.json has at most ${LARGEST_BYTES}. ${ADVICE}`,
        );
      }
      text = await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (problem) {
    if (problem instanceof CouldNotJudge) throw problem;
    const { code, message } = problem as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new CouldNotJudge(`${path}: drafts.json could not be read (${code ?? message}). ${ADVICE}`);
  }
  return draftsOf(path, text);
}

/** @throws CouldNotJudge when the text is not drafts.json */
export function draftsOf(path: string, text: string): Drafting {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (problem) {
    throw new CouldNotJudge(`${path}: received no JSON (${(problem as Error).message.slice(0, 200)}). ${ADVICE}`);
  }
  const read = draftsSchema.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    const at = issue?.path.map(String).join('.') ?? '';
    throw new CouldNotJudge(
      `${path}: received no drafts.json of this version: ${at === '' ? '' : `${at.slice(0, 200)}: `}${issue?.message.slice(0, 300)}. ${ADVICE}`,
    );
  }
  const { schemaVersion: _, ...drafting } = read.data;
  if (drafting.drafts.length > MOST_DRAFTS) {
    throw new CouldNotJudge(
      `${path}: received ${drafting.drafts.length} drafts; at most ${MOST_DRAFTS} are tried. ${ADVICE}`,
    );
  }
  return withoutDoubles(path, drafting);
}

/** @throws CouldNotJudge when two drafts share an id, or two files a place: no verdict could be told from the other, and no patch be applied */
function withoutDoubles(path: string, drafting: Drafting): Drafting {
  const { drafts, fixtures } = drafting;
  const id = doubleOf(drafts.map((draft) => draft.id));
  if (id !== null) throw new CouldNotJudge(`${path}: received two drafts with the id ${id}. ${ADVICE}`);
  // Some disks take names for one that differ in case, or in how a letter is composed.
  const place = doubleOf([...drafts, ...fixtures].map((file) => file.path.normalize('NFC').toLowerCase()));
  if (place !== null) throw new CouldNotJudge(`${path}: received two files for the place ${place}. ${ADVICE}`);
  return drafting;
}

/** The first text that is there twice, quoted and cut; null when none is. */
function doubleOf(texts: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const text of texts) {
    if (seen.has(text)) return JSON.stringify(text.slice(0, 200));
    seen.add(text);
  }
  return null;
}

const ADVICE = 'Hand over the drafts.json that `earnest draft` or the drafting action of the same version wrote.';
