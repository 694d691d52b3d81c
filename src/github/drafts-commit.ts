import { createHash } from 'node:crypto';
import type { Commit } from './branches.ts';
import type { DraftFile } from './drafts-patch.ts';

const PREFIX = 'earnest/drafts-';

/** The branch that holds the drafts for one pull request, and nothing else. */
export function draftsBranch(pullRequest: number): string {
  return `${PREFIX}${pullRequest}`;
}

export function isDraftsBranch(branch: string): boolean {
  return branch.startsWith(PREFIX);
}

/** The same for the same files, whatever they are added to: in hex. */
export function digestOf(files: readonly DraftFile[]): string {
  const sorted = files.map(({ path, text }) => [path, text]).sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

export function commitMessage(pullRequest: number, files: readonly DraftFile[], tree: string): string {
  const what = files.length === 1 ? 'a drafted file' : `${files.length} drafted files`;
  return `Add ${what} for pull request ${pullRequest}\n\n${trailer(tree)}`;
}

/**
 * Whether nobody has touched the branch since it was made: its tip names its own tree, so that a commit on top, and one that is
 * amended, are told from ours.
 */
export function isUntouched({ message, tree }: Commit): boolean {
  return message.trimEnd().endsWith(`\n${trailer(tree.sha)}`);
}

function trailer(tree: string): string {
  return `Earnest-Drafts-Tree: ${tree}`;
}
