import { dirname, join } from 'node:path';
import type { Package, Project } from '../../project/project.ts';
import type { ContainedRequest } from '../../system/system.ts';

/** `$1` holds the folders to put before PATH; the words behind it are the program. `exec`: it keeps the process, and its signals. */
const WITH_LOCAL_PROGRAMS = 'PATH="$1:$PATH"; export PATH; shift; exec "$@"';

/**
 * A request that runs the user's node in the package's folder. As under `npm run`, programs in the `node_modules/.bin` of the
 * package and of the folders above it are on PATH: suites start them by name.
 * @param words node's own flags, the program, its arguments
 */
export function nodeRequest(
  project: Project,
  target: Package,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  timeoutMs: number,
): ContainedRequest {
  return {
    command: '/bin/sh',
    args: ['-c', WITH_LOCAL_PROGRAMS, 'sh', localPrograms(project, target), project.node.path, ...words],
    cwd: target.root,
    env: environment,
    timeoutMs,
  };
}

/** The folders of local programs, innermost first, joined as PATH wants them. */
export function localPrograms(project: Project, target: Package): string {
  const folders: string[] = [];
  for (let folder = target.root; ; folder = dirname(folder)) {
    folders.push(join(folder, 'node_modules', '.bin'));
    if (folder === project.root || dirname(folder) === folder) {
      return folders.join(':');
    }
  }
}
