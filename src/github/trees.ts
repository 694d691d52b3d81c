import { z } from 'zod';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { answerTo } from './answer.ts';
import type { DraftFile } from './drafts-patch.ts';
import type { Repository } from './repository.ts';

const tree = z.object({
  tree: z.array(z.object({ path: z.string(), type: z.enum(['blob', 'tree', 'commit']), sha: z.string() })),
  truncated: z.boolean(),
});

type Entries = ReadonlyMap<string, z.infer<typeof tree>['tree'][number]>;

/**
 * The tree `base` with the files added.
 *
 * @returns its id
 * @throws CouldNotJudge when something stands at such a path already: a file, or a link or submodule in place of its folder
 */
export async function treeWith(repository: Repository, base: string, files: readonly DraftFile[]): Promise<string> {
  await requireNew(repository, base, files);
  const { api, at } = repository;
  const asked = api.request('POST /repos/{owner}/{repo}/git/trees', {
    ...at,
    base_tree: base,
    tree: files.map(({ path, text }) => ({ path, mode: '100644' as const, type: 'blob' as const, content: text })),
  });
  return (await answerTo('make a tree', asked, z.object({ sha: z.string() }))).sha;
}

/** Folder by folder from the top: the list of a whole tree is cut off in large repositories. */
async function requireNew(repository: Repository, base: string, files: readonly DraftFile[]): Promise<void> {
  const folders = new Map<string, Promise<Entries>>([['', entriesOf(repository, base)]]);
  for (const { path } of files) {
    const names = path.split('/');
    for (let depth = 0; depth < names.length; depth += 1) {
      const entry = (await folders.get(names.slice(0, depth).join('/')))?.get(names[depth] ?? '');
      if (entry === undefined) break;
      const here = names.slice(0, depth + 1).join('/');
      if (entry.type !== 'tree' || depth === names.length - 1) throw taken(here);
      if (!folders.has(here)) folders.set(here, entriesOf(repository, entry.sha));
    }
  }
}

async function entriesOf({ api, at }: Repository, sha: string): Promise<Entries> {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
  const asked = api.request(route, { ...at, tree_sha: sha });
  const { tree: entries, truncated } = await answerTo('read a folder', asked, tree);
  if (truncated)
    throw new CouldNotJudge(
      'A folder that drafts go to has more files than GitHub lists. Keep tests in a smaller folder.',
    );
  return new Map(entries.map((entry) => [entry.path, entry]));
}

function taken(path: string): CouldNotJudge {
  return new CouldNotJudge(
    `${JSON.stringify(path)} is there already in the head of the pull request, so the patch was made for another commit. ` +
      'Drafts replace nothing. Nothing was delivered: let the gate run again on this head.',
  );
}
