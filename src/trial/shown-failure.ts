/** A frame of the runner, of node, or of a library. */
const FOREIGN_FRAME = /^\s*(?:at|❯)\s.*(?:node_modules|node:internal|node:)[^\n]*$|^\s*at new Promise \(<anonymous>\)$/;

/** A failure without the frames of runner and libraries, and with paths from the root of the repository in place of those of the copy. */
export function shownFailure(failure: string | null, root: string): string | null {
  if (failure === null) return null;
  return failure
    .split('\n')
    .filter((line) => !FOREIGN_FRAME.test(line))
    .join('\n')
    .replaceAll(`file://${root}/`, '')
    .replaceAll(`${root}/`, '')
    .trim();
}
