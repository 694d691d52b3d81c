import type { EmulatedGitHub } from '../github/emulated-github.ts';
import { git } from './work-tree.ts';

const AT = '/repos/owner/project';

/**
 * Puts a commit of a bare repository, with those that it grows from, onto the emulated GitHub, under the same ids. Text files only.
 *
 * @throws Error when it gets another id there: something of it was lost
 */
export async function mirrorCommit(github: EmulatedGitHub, origin: string, sha: string): Promise<void> {
  for (const commit of git(origin, 'rev-list', '--reverse', sha).trim().split('\n')) {
    const field = (format: string) => git(origin, 'show', '--no-patch', `--format=${format}`, commit).trimEnd();
    const person = (letter: string) => ({
      name: field(`%${letter}n`),
      email: field(`%${letter}e`),
      date: field(`%${letter}I`),
    });
    const { sha: tree } = await github.ask<{ sha: string }>('POST', `${AT}/git/trees`, {
      tree: filesOf(origin, commit),
    });
    const made = await github.ask<{ sha: string }>('POST', `${AT}/git/commits`, {
      message: field('%B'),
      tree,
      parents: field('%P').split(' ').filter(Boolean),
      author: person('a'),
      committer: person('c'),
    });
    if (made.sha !== commit) throw new Error(`${commit} became ${made.sha}`);
  }
}

function filesOf(origin: string, commit: string): readonly object[] {
  return git(origin, 'ls-tree', '-r', '-z', commit)
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [, mode, id, path = ''] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return { path, mode, type: 'blob', content: git(origin, 'cat-file', 'blob', id ?? '') };
    });
}
