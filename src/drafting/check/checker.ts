import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftProblem } from '../../domain/draft.ts';
import { createFileTree, type FileTree } from '../../source/file-tree.ts';
import { overlayTree } from '../../source/overlay-tree.ts';
import { createPackages } from '../../source/packages.ts';
import { LONGEST_SCRIPT, watchedTogether } from '../../source/parse.ts';
import { createResolver } from '../../source/resolve-import.ts';
import { forbiddenBuiltins } from './builtins.ts';
import { caseProblems, snapshotProblems } from './cases.ts';
import { clauseProblems } from './clauses.ts';
import { commentProblems } from './comments.ts';
import { dependenciesAround, packageName } from './dependencies.ts';
import type { Checker, CheckerSettings, DraftFile, DraftToCheck } from './draft-to-check.ts';
import { entryNotUsed } from './entry-use.ts';
import { createExports } from './exports-of.ts';
import { forbiddenGlobals } from './globals.ts';
import { importProblems } from './imports.ts';
import { forbiddenMocks } from './module-mocks.ts';
import { inFixture, problem } from './problem.ts';
import { type ReadDraft, readDraft } from './read-draft.ts';
import { reflection } from './reflection.ts';
import { createRepairs } from './repair/repairs.ts';
import { reviewProblems } from './review-rules.ts';
import { sizeProblems } from './size.ts';
import type { Surroundings } from './surroundings.ts';
import { textProblems } from './texts.ts';
import { createTypeProblems } from './type-problems.ts';
import { typesOnly } from './types-only.ts';

/** More say no more to whoever mends them. */
const MOST_PROBLEMS = 20;
/** Reading one draft takes some milliseconds; what takes longer is made to. */
const LONGEST_MS = 20_000;

/** What can be told of one file by its text and the work tree. */
const CHECKS: readonly ((draft: ReadDraft, around: Surroundings) => readonly DraftProblem[])[] = [
  commentProblems,
  caseProblems,
  snapshotProblems,
  textProblems,
  typesOnly,
  importProblems,
  forbiddenBuiltins,
  forbiddenGlobals,
  reflection,
  forbiddenMocks,
];

/**
 * Checks drafts of one target without running anything, of the drafts or of the repository.
 *
 * In this order; where a step finds something, later ones that would only repeat it are left out:
 * 1. size, and whether it parses;
 * 2. form, imports, and what is forbidden: of the draft and of the fixtures that it is given;
 * 3. the entry is used, clauses are cited;
 * 4. types, where the project has them installed;
 * 5. the rules of the review that block by the text alone.
 */
export function createChecker(settings: CheckerSettings): Checker {
  const base = createFileTree(settings.root);
  const types = createTypeProblems(base, settings);
  const around = (drafted: readonly DraftFile[], fixtures: readonly DraftFile[]) =>
    surroundingsOf(base, settings, drafted, fixtures);
  const repaired = createRepairs((draft) => around([draft, ...draft.fixtures], draft.fixtures));

  const staticProblems = (draft: DraftToCheck): Told => {
    const files = [draft, ...draft.fixtures];
    const sizes = files.flatMap(sizeProblems);
    if (sizes.length > 0) return { found: sizes, isFit: false };
    const read = files.map((file) => readDraft(file, file !== draft, draft.fixtures));
    const unread = read.flatMap((one) => ('message' in one ? [one] : []));
    if (unread.length > 0) return { found: unread, isFit: false };
    const [own, ...fixtures] = read as readonly ReadDraft[];
    if (own === undefined) return { found: [], isFit: false };
    const surroundings = around(files, draft.fixtures);
    const found = [own, ...fixtures].flatMap((one) =>
      CHECKS.flatMap((check) =>
        check(one, surroundings).map((told) => (one.isFixture ? inFixture(told, one.path) : told)),
      ),
    );
    return {
      found: [...found, ...entryNotUsed(own, fixtures, surroundings), ...clauseProblems(draft, settings)],
      // What is not to be trusted is not handed to the compiler either.
      isFit: !found.some(({ kind }) => kind === 'forbidden'),
    };
  };

  return {
    problemsOf(draft) {
      const { found, isFit } = inTime(
        () => staticProblems(draft),
        (late) => ({ found: late, isFit: false }),
      );
      const typed = isFit ? types.of([draft, ...draft.fixtures]) : [];
      const reviewed = isFit
        ? inTime(
            () => reviewProblems(settings.root, [draft, ...draft.fixtures], settings.review),
            (late) => late,
          )
        : [];
      return unique([...found, ...typed, ...reviewed]).slice(0, MOST_PROBLEMS);
    },
    repaired,
    get typeCheck() {
      return types.state;
    },
  };
}

interface Told {
  readonly found: readonly DraftProblem[];
  /** It parses, and nothing in it is forbidden. */
  readonly isFit: boolean;
}

/** @param late what it comes to when it takes too long, or nests too deep for the stack */
function inTime<Result>(check: () => Result, late: (problems: readonly DraftProblem[]) => Result): Result {
  const tooSlow = `It takes longer than ${LONGEST_MS / 1000} seconds to check. Write it with less nesting.`;
  try {
    return watchedTogether(LONGEST_MS, check)?.result ?? late([problem('form', null, tooSlow)]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return late([problem('form', null, 'It nests too deep to be checked. Write it with less nesting.')]);
  }
}

function unique(problems: readonly DraftProblem[]): readonly DraftProblem[] {
  const known = new Set<string>();
  return problems.filter(({ kind, line, message }) => {
    const key = JSON.stringify([kind, line, message]);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

function surroundingsOf(
  base: FileTree,
  settings: CheckerSettings,
  drafted: readonly DraftFile[],
  fixtures: readonly DraftFile[],
): Surroundings {
  const texts = new Map(drafted.map(({ path, code }) => [path, code]));
  const tree = overlayTree(base, texts.keys());
  const resolve = createResolver(tree);
  const text = (path: string): string | null => texts.get(path) ?? textOnDisk(join(tree.root, path));
  const dependencies = dependenciesAround(text, settings.packageDirectory);
  const packages = createPackages(tree);
  const pathsOf = (from: string, specifier: string): readonly string[] => {
    const { files, problem: doubt } = resolve(from, { specifier, line: 1, needed: true });
    if (doubt === null) return files.map(({ path }) => path);
    // What no rule finds is a package when it is called as one, whatever file of the repository has that name too.
    const isPackage = /^\w[^/]*$/.test(specifier) || dependencies.has(packageName(specifier) ?? '');
    return isPackage ? [] : files.map(({ path }) => path);
  };
  return {
    settings,
    tree,
    text,
    pathsOf,
    exportsOf: createExports({ text, pathsOf }),
    dependencies,
    isWorkspacePackage: (name) => packages.find(settings.packageDirectory, name).where === 'inside',
    fixtures: new Set(fixtures.map(({ path }) => path)),
  };
}

function textOnDisk(absolute: string): string | null {
  try {
    const found = statSync(absolute);
    return found.isFile() && found.size <= LONGEST_SCRIPT ? readFileSync(absolute, 'utf8') : null;
  } catch {
    return null;
  }
}
