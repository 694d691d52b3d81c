import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Drafting } from '../domain/draft.ts';
import { draftsSchema } from '../report/drafts-schema.ts';
import { readArtifactFile } from './artifact-file.ts';

/** Drafts of a run that budgets held in bounds take less than one of these. */
const LARGEST_BYTES = 20 * 1024 * 1024;
const MOST_DRAFTS = 500;

/**
 * Reads drafts.json, as drafting wrote it or as somebody made it look.
 *
 * @returns null when there is no such file
 * @throws CouldNotJudge for anything else that is not drafts.json
 */
export function draftsIn(path: string): Drafting | null {
  const bytes = readArtifactFile('.', path, LARGEST_BYTES, ADVICE);
  return bytes === null ? null : draftsOf(path, new TextDecoder().decode(bytes));
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
