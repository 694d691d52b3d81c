/** How drafts and their fixtures are named: `invoice-1.draft.test.ts`, `invoice.factories.draft.ts`. */
const DRAFT_NAME = /^[^/]+\.draft(?:\.(?:test|spec))?\.[cm]?[jt]sx?$/;

/** Control characters, and those that hide or reorder what a reader sees. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const LONGEST_PATH = 300;

/** Why a draft or a fixture of one, from hostile hands, may not be written at this path of a repository; null: it may. */
export function pathProblem(path: string): string | null {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  if (path.length > LONGEST_PATH) return `a path of more than ${LONGEST_PATH} characters`;
  if (UNSEEN.test(path)) return 'a character that cannot be seen in a path';
  if (/["\\:*?<>|]/.test(path)) return 'a character that not every system takes in a path';
  if (path.startsWith('/')) return 'an absolute path';
  if (folders.some((folder) => folder === '' || folder === '.' || folder === '..'))
    return 'a path that leaves its folder';
  if (folders.some(isGits)) return 'a path into .git or .github';
  if (folders.some((folder) => /^node_modules$/i.test(folder))) return 'a path into node_modules';
  if (!DRAFT_NAME.test(name))
    return 'a name that no draft has (they end in .draft.test.ts, .draft.spec.ts or .draft.ts, or so)';
  return null;
}

/** Also as file systems that ignore case, dots and blanks at the end, or shorten names, would take it. */
function isGits(folder: string): boolean {
  return /^(?:\.git.*|git~\d+)$/i.test(folder.replace(/[. ]+$/, ''));
}
