import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { GitFailed } from '../system/git.ts';
import type { Git } from '../system/system.ts';
import { type DiffRecord, parseDiff } from './parse-diff.ts';

/** Each given on the command line, so that no setting of the user or the repository changes the form of the output. */
const DIFF = ['diff', '-z', '--no-color', '--no-relative', '--ignore-submodules=dirty', '--submodule=short'];

/** `--indent-heuristic` is git's default; it decides which of two equal lines counts as the added one. */
const PATCH = [
  '--raw',
  '--patch',
  '--unified=0',
  '--inter-hunk-context=0',
  '--find-renames',
  '--diff-algorithm=default',
  '--indent-heuristic',
  '--full-index',
  '--no-abbrev',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

/** Everything that differs between the commit `base` and the tracked files of the work tree. */
export async function diffWorkTree(git: Git, root: string, base: string): Promise<DiffRecord[]> {
  return parseDiff(await patch(git, root, [...DIFF, ...PATCH, base, '--']));
}

/** The same for some paths only, each read as text whatever its bytes or attributes say. */
export async function diffAsText(
  git: Git,
  root: string,
  base: string,
  paths: readonly string[],
): Promise<DiffRecord[]> {
  const records: DiffRecord[] = [];
  for (const some of inArguments(paths)) {
    const args = ['--literal-pathspecs', ...DIFF, ...PATCH, '--text', base, '--', ...some];
    records.push(...parseDiff(await patch(git, root, args)));
  }
  return records;
}

/** Paths that differ between two commits; both ends of a rename. */
export async function committedPaths(git: Git, root: string, base: string, head: string): Promise<Set<string>> {
  const output = await git.text(root, [...DIFF, '--name-only', '--no-renames', base, head, '--']);
  return new Set(output.split('\0').filter((path) => path !== ''));
}

/** Of these paths, those that a filter (git-lfs, git-crypt…) or an encoding rewrites between the repository and the disk. */
export async function convertedPaths(git: Git, root: string, paths: readonly string[]): Promise<Set<string>> {
  const converted = new Set<string>();
  for (const some of inArguments(paths)) {
    const output = await git.text(root, ['check-attr', '-z', 'filter', 'working-tree-encoding', '--', ...some]);
    const fields = output.split('\0');
    for (let index = 0; index + 2 < fields.length; index += 3) {
      const [path = '', , value = ''] = fields.slice(index, index + 3);
      if (!['unspecified', 'unset', 'set'].includes(value)) converted.add(path);
    }
  }
  return converted;
}

/** Far below the 1 MiB that macOS allows for arguments and environment together. */
const ARGUMENT_BYTES = 256 * 1024;

function* inArguments(paths: readonly string[]): Generator<string[]> {
  let some: string[] = [];
  let bytes = 0;
  for (const path of paths) {
    bytes += Buffer.byteLength(path) + 1;
    if (bytes > ARGUMENT_BYTES && some.length > 0) {
      yield some;
      some = [];
      bytes = Buffer.byteLength(path) + 1;
    }
    some.push(path);
  }
  if (some.length > 0) yield some;
}

async function patch(git: Git, root: string, args: readonly string[]): Promise<string> {
  try {
    return await git.text(root, args);
  } catch (error) {
    if (!(error instanceof GitFailed) || error.reason !== 'too-much-output') throw error;
    throw new CouldNotJudge(
      'The patch of this change is larger than 256 MiB. It likely adds generated or vendored text. ' +
        'Take that out of the change, or give a base that is closer to it.',
    );
  }
}
