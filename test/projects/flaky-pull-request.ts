import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Files, type WorkTree, workTree } from '../e2e/work-tree.ts';
import { leftOut } from './corpus/truth.ts';

const projectsFolder = fileURLToPath(new URL('.', import.meta.url));
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A seeded project as a pull request.
 *
 * @param base empty: the base has no tests, so that every test is added. same-tests: every test is there, and one line of a
 *   source that all of them import changes, so that all are reached and none is added: whatever is flaky was so before.
 * @returns a work tree, removed by `removeFolders` of e2e/folders.ts
 */
export async function pullRequest(project: string, { base }: { readonly base: 'empty' | 'same-tests' }): Promise<WorkTree> {
  const tests = await filled(project, 'test');
  if (base === 'empty') return workTree(project, tests, withoutText(tests));
  const [[source, text] = ['', '']] = Object.entries(await filled(project, 'src', /\/shop\.[jt]s$/));
  return workTree(project, { [source]: (text ?? '').replace(/revision(: | = )1/, 'revision$12') }, tests);
}

const withoutText = (files: Files): Files => Object.fromEntries(Object.keys(files).map((path) => [path, null]));

/** A machine elsewhere that there has to be, or nothing could be installed. */
const registry = new URL(process.env.npm_config_registry ?? 'https://registry.npmjs.org/').hostname;

/**
 * Texts by path, each token replaced: `{{today+45d}}` is the day (YYYY-MM-DD) so many days from now, `{{year}}` the present year, both
 * in UTC, `{{registry}}` the name of a machine elsewhere.
 */
async function filled(project: string, folder: string, pattern = /./): Promise<Files> {
  const root = join(projectsFolder, project);
  const found = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const now = Date.now();
  const day = (days: string) => new Date(now + Number(days) * DAY_MS).toISOString().slice(0, 10);
  const fill = (text: string) =>
    text
      .replace(/\{\{today\+(\d+)d\}\}/g, (_token, days) => day(days))
      .replaceAll('{{year}}', day('0').slice(0, 4))
      .replaceAll('{{registry}}', registry);
  const files = await Promise.all(
    found
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .filter((path) => pattern.test(path) && !leftOut(path))
      .map(async (path) => [path, fill(await readFile(join(root, path), 'utf8'))] as const),
  );
  return Object.fromEntries(files);
}
