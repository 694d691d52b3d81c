import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isScript } from '../../change/classify.ts';

const LARGEST_FILE_BYTES = 64 * 1024 * 1024;
const AT_ONCE = 32;
const ABSENT = 'absent';

/** Hash of what stands at a path of the work tree: bytes of a file, target of a link, `absent`; null for a folder, or a file over 64 MiB. */
export async function hashAt(root: string, path: string): Promise<string | null> {
  try {
    const absolute = join(root, path);
    const found = await lstat(absolute);
    const hash = createHash('sha256');
    if (found.isSymbolicLink()) return hash.update(`link\0${await readlink(absolute)}`).digest('base64url');
    if (!found.isFile() || found.size > LARGEST_FILE_BYTES) return null;
    return hash.update(await readFile(absolute)).digest('base64url');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? ABSENT : null;
  }
}

/** Path and hash of each file, sorted by path; `paths` that cannot be read come with null. */
export async function hashesOf(
  root: string,
  paths: readonly string[],
): Promise<readonly (readonly [string, string | null])[]> {
  const sorted = [...new Set(paths)].sort();
  const hashes: (readonly [string, string | null])[] = [];
  for (let at = 0; at < sorted.length; at += AT_ONCE) {
    const some = sorted.slice(at, at + AT_ONCE);
    hashes.push(...(await Promise.all(some.map(async (path) => [path, await hashAt(root, path)] as const))));
  }
  return hashes;
}

const PROSE = /\.(?:md|mdx|rst|adoc)$/i;
const PROSE_NAMES = /^(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS|CHANGELOG|README)(?:[.-][\w.-]+)?$/i;
const DATA_FOLDERS = /(?:^|\/)(?:__\w+__|tests?|specs?|e2e|fixtures?|data|testdata|examples?|samples?)\//i;

/** Documentation, and what only GitHub reads: tests have no use for it. Below a folder of tests or of data, a text is data. */
export function isDocumentation(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (DATA_FOLDERS.test(path) || isScript(path)) return false;
  return PROSE.test(name) || (PROSE_NAMES.test(name) && !/\.json$/.test(name)) || path.startsWith('.github/');
}

/** Names that package managers write for what they have installed, seen from a package's folder. */
const INSTALLED_STATE = [
  'node_modules/.package-lock.json',
  'node_modules/.pnpm/lock.yaml',
  'node_modules/.yarn-state.yml',
  'node_modules/.yarn-integrity',
  '.pnp.cjs',
  '.pnp.loader.mjs',
];

const LOCK_FILE = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/;

/**
 * What git does not track and yet decides how tests run: what is installed, and local settings beside package.json.
 *
 * @param folders absolute: the repository's root and the package's
 * @param tracked to see whether a lock file tells what is installed
 * @returns null when nothing tells it
 */
export async function untrackedState(
  folders: readonly string[],
  tracked: readonly string[],
): Promise<readonly string[] | null> {
  const texts: string[] = [];
  let told = tracked.some((path) => LOCK_FILE.test(path));
  for (const folder of new Set(folders)) {
    for (const name of INSTALLED_STATE) {
      const hash = await hashAt(folder, name);
      if (hash === null || hash === ABSENT) continue;
      told = true;
      texts.push(folder, name, hash);
    }
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => /^\.env|\.local(?:\.|$)|^\.npmrc$/.test(each)).sort()) {
      texts.push(folder, name, (await hashAt(folder, name)) ?? 'unread');
    }
  }
  return told ? texts : null;
}
