import type { DraftRepair } from '../../../domain/draft.ts';
import { parseScript, watchedTogether } from '../../../source/parse.ts';
import type { Checker, DraftToCheck } from '../draft-to-check.ts';
import { plain } from '../problem.ts';
import { type ReadDraft, readTree } from '../read-draft.ts';
import { sizeProblems } from '../size.ts';
import { strictParse } from '../strict-parse.ts';
import type { Surroundings } from '../surroundings.ts';
import { awaits } from './awaits.ts';
import { citations } from './citations.ts';
import { duplicateImports } from './duplicate-imports.ts';
import { edited, type RepairRule } from './edits.ts';
import { entryImport } from './entry-import.ts';
import { withoutFences } from './fences.ts';
import { focus } from './focus.ts';
import { importPaths } from './import-paths.ts';
import { runnerImports } from './runner-imports.ts';
import { wrongRunner } from './wrong-runner.ts';

/** In an order in which none undoes, or makes work for, an earlier one. */
const RULES: readonly RepairRule[] = [
  duplicateImports,
  wrongRunner,
  runnerImports,
  importPaths,
  entryImport,
  focus,
  awaits,
  citations,
];
const LONGEST_MS = 20_000;

/**
 * Mends what a rule can mend without knowing what the test is to say: nothing of an expectation is touched. Each rule edits exact places; a
 * rule whose result does not parse is left out. To repair what is repaired changes nothing.
 */
export function createRepairs(surroundingsOf: (draft: DraftToCheck) => Surroundings): Checker['repaired'] {
  return (draft) => {
    const same = { code: draft.code, repairs: [] };
    try {
      return watchedTogether(LONGEST_MS, () => repair(draft, surroundingsOf))?.result ?? same;
    } catch (error) {
      // It nests too deep for one of the rules.
      if (error instanceof RangeError) return same;
      throw error;
    }
  };
}

function repair(
  draft: DraftToCheck,
  surroundingsOf: (draft: DraftToCheck) => Surroundings,
): ReturnType<Checker['repaired']> {
  const repairs: DraftRepair[] = [];
  let code = withoutFences(draft.code);
  if (code !== draft.code) repairs.push({ by: 'rule', what: 'took the fences of Markdown out' });
  if (sizeProblems({ path: draft.path, code }).some(({ line }) => line === null)) return { code, repairs };
  const around = surroundingsOf({ ...draft, code });
  const wasStrict = isStrict(draft.path, code);
  let read = tolerant({ ...draft, code });
  for (const rule of RULES) {
    if (read === null) break;
    const mended = rule(read, around, draft);
    const text: string = mended === null ? code : edited(code, mended.edits);
    if (mended === null || text === code) continue;
    const next = tolerant({ ...draft, code: text });
    if (next === null || (wasStrict && !isStrict(draft.path, text))) continue;
    [code, read] = [text, next];
    repairs.push({ by: 'rule', what: plain(mended.what, 200) });
  }
  return { code, repairs };
}

/** Read as the repository's own files are: what Babel can mend (a name that is declared twice) is no hindrance. */
function tolerant({ path, code, fixtures }: DraftToCheck): ReadDraft | null {
  const tree = parseScript(path, code);
  return tree === null ? null : readTree({ path, code }, tree, false, fixtures);
}

function isStrict(path: string, code: string): boolean {
  return !('message' in strictParse(path, code));
}
