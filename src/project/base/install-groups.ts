import { lstat, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../../domain/change.ts';
import type { Git } from '../../system/system.ts';
import type { Project } from '../project.ts';
import { packageFolders } from '../workspace.ts';

/** Folders whose dependencies one lock file fixes. Paths are relative to the repository root, `.` for the root. */
export interface InstallGroup {
  readonly directory: string;
  /** `directory` itself is among them. */
  readonly folders: readonly string[];
}

const LOCK_FILES = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
] as const;

/** Besides the lock file, these decide what an install makes. */
const INSTALL_SETTINGS = [
  '.npmrc',
  '.yarnrc',
  '.yarnrc.yml',
  'pnpm-workspace.yaml',
  '.pnpmfile.cjs',
  '.pnpmfile.mjs',
] as const;

const PATCH_FOLDERS = ['patches', '.yarn/patches'] as const;

/** `name`: a workspace package is found by a link of that name. */
const DEPENDENCY_SECTIONS = [
  'name',
  'packageManager',
  'workspaces',
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'optionalDependencies',
  'dependenciesMeta',
  'bundleDependencies',
  'bundledDependencies',
  'overrides',
  'resolutions',
  'pnpm',
  'bin',
] as const;

/** The root with the members of its workspace, and each judged package apart with the next lock file around it. */
export async function installGroups(base: string, project: Project): Promise<readonly InstallGroup[]> {
  const members = (await packageFolders(base, [])).map(({ directory }) => directory);
  const groups = new Map<string, Set<string>>();
  const add = (directory: string, folder: string) => {
    groups.set(directory, (groups.get(directory) ?? new Set([directory])).add(folder));
  };
  for (const member of members) add('.', member);
  for (const { directory } of project.packages) {
    if (!members.includes(directory) && (await isRealFolder(base, directory))) {
      add(await lockedFrom(base, directory), directory);
    }
  }
  return [...groups].map(([directory, folders]) => ({ directory, folders: [...folders].sort() }));
}

async function lockedFrom(base: string, directory: string): Promise<string> {
  if (directory === '.' || (await lockFileIn(join(base, directory))) !== null) return directory;
  return lockedFrom(base, dirname(directory));
}

/** The name of the first lock file in a folder; null when there is none. */
export async function lockFileIn(folder: string): Promise<string | null> {
  for (const name of LOCK_FILES) {
    if (await isFile(join(folder, name))) return name;
  }
  return null;
}

/** True for a folder of the tree that is reached without a symbolic link. */
export async function isRealFolder(root: string, directory: string): Promise<boolean> {
  const path = join(root, directory);
  return (await realpath(path).catch(() => null)) === path && (await lstat(path)).isDirectory();
}

/**
 * Null when an install at base makes what the install at head made; else what differs, for a reader. A lock file that git
 * does not track was made by an install, and a credential in .npmrc by a step of the workflow: neither is a difference.
 */
export async function installDifference(
  git: Git,
  head: string,
  base: string,
  group: InstallGroup,
  change: Change,
): Promise<string | null> {
  const paths = [...LOCK_FILES, ...INSTALL_SETTINGS].map((name) => join(group.directory, name));
  const listed = await git.text(head, ['--literal-pathspecs', 'ls-files', '-z', '--', ...paths]);
  const tracked = new Set(listed.split('\0'));
  for (const path of paths) {
    const [mine, theirs] = [await contentOf(join(head, path)), await contentOf(join(base, path))];
    if (theirs === null && !tracked.has(path)) continue;
    if (!isSameInput(path, mine, theirs)) return `${path} differs`;
  }
  for (const folder of group.folders) {
    const path = join(folder, 'package.json');
    const [mine, theirs] = [await sectionsOf(join(head, path)), await sectionsOf(join(base, path))];
    if (!isDeepStrictEqual(mine, theirs)) return `the dependencies in ${path} differ`;
  }
  const patches = PATCH_FOLDERS.map((name) => `${join(group.directory, name)}/`);
  const patched = change.files.find(({ path }) => patches.some((folder) => path.startsWith(folder)));
  if (patched !== undefined) return `${patched.path} differs`;
  const plugAndPlay = join(group.directory, '.pnp.cjs');
  const untrackedResolver = (await isFile(join(head, plugAndPlay))) && !(await isFile(join(base, plugAndPlay)));
  return untrackedResolver ? `${plugAndPlay} belongs to one folder` : null;
}

function isSameInput(path: string, mine: Buffer | null, theirs: Buffer | null): boolean {
  if (mine === null || theirs === null) return mine === theirs;
  return withoutCredentials(path, mine).equals(withoutCredentials(path, theirs));
}

const CREDENTIAL = /^\s*\S*(_auth|_authToken|_password|username|email|certfile|keyfile)\s*=/i;

function withoutCredentials(path: string, content: Buffer): Buffer {
  if (basename(path) !== '.npmrc') return content;
  const lines = content.toString('utf8').split(/\r?\n/);
  return Buffer.from(lines.filter((line) => line.trim() !== '' && !CREDENTIAL.test(line)).join('\n'));
}

async function sectionsOf(path: string): Promise<unknown> {
  const content = await contentOf(path);
  if (content === null) return null;
  try {
    const manifest = JSON.parse(content.toString('utf8').replace(/^\uFEFF/, '')) as Record<string, unknown>;
    return DEPENDENCY_SECTIONS.map((section) => manifest[section]);
  } catch {
    return content.toString('utf8');
  }
}

/** Links count by nothing but being there: what they lead to may be another file tomorrow. */
async function contentOf(path: string): Promise<Buffer | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return null;
  return found.isFile() ? readFile(path) : Buffer.from('not a file');
}

async function isFile(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isFile() ?? false;
}
