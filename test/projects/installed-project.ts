import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const projectsFolder = fileURLToPath(new URL('.', import.meta.url));
const installsFolder = join(tmpdir(), 'earnest-test-projects');

/** A holder of the lock touches it this often; one that has not been touched for thirty times as long died. */
const heartbeatMs = 1_000;
const staleLockMs = 30_000;

/**
 * A fresh copy of test/projects/<name> in a folder of its own, as a git repository with one commit ("base").
 * node_modules is a link to one install that all copies share, made by the first test that needs it: never write into it.
 * The caller removes the folder.
 */
export async function installedProject(name: string): Promise<string> {
  const source = join(projectsFolder, name);
  const root = await realpath(await mkdtemp(join(tmpdir(), `earnest-${name}-`)));
  await cp(source, root, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  const modules = await installedModules(source);
  if (modules !== null) {
    await symlink(modules, join(root, 'node_modules'));
  }
  // A link is not a folder to git, so `node_modules/` in .gitignore would not cover it.
  await writeFile(join(root, '.gitignore'), 'node_modules\n');
  await commitAll(root, 'base');
  return root;
}

/** Makes `root` a repository where it is none yet, and commits everything in it. Resolves to the commit id. */
export async function commitAll(root: string, message: string): Promise<string> {
  return (await run('sh', ['-ec', COMMIT_ALL, 'sh', message], { cwd: root })).stdout.trim();
}

/** In one process: to start one costs a test more the more memory it has, and git itself has little to do here. */
const COMMIT_ALL = `
git() { command git -c user.name=Test -c user.email=test@example.com -c core.hooksPath=/dev/null "$@"; }
[ -e .git ] || git init --quiet --initial-branch=main --template=
git add --all
git commit --quiet --allow-empty --no-gpg-sign -m "$1"
git rev-parse HEAD
`;

/** The shared node_modules for this lock file, installed if it is not there yet; null when the project needs none. */
export async function installedModules(source: string): Promise<string | null> {
  const manifest = await readFile(join(source, 'package.json'), 'utf8');
  if (!manifest.includes('ependencies"')) {
    return null;
  }
  const lockFile = await readFile(join(source, 'package-lock.json'), 'utf8');
  const key = createHash('sha256').update(`${process.version}\0${process.arch}\0${manifest}\0${lockFile}`);
  const install = join(installsFolder, key.digest('hex').slice(0, 16));
  await mkdir(installsFolder, { recursive: true });
  while (!(await exists(install))) {
    await underLock(`${install}.lock`, async () => {
      if (!(await exists(install))) {
        await installInto(install, source);
      }
    });
  }
  return realpath(join(install, 'node_modules'));
}

async function installInto(install: string, source: string): Promise<void> {
  const draft = await mkdtemp(`${install}-`);
  try {
    await cp(join(source, 'package.json'), join(draft, 'package.json'));
    await cp(join(source, 'package-lock.json'), join(draft, 'package-lock.json'));
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: draft, maxBuffer: 1 << 26 });
    // Renamed as a whole, so that a half-made install is never taken for a finished one.
    await rename(draft, install);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Runs `action` while holding the lock folder; when another process holds it, waits a moment and returns without running. */
async function underLock(lock: string, action: () => Promise<void>): Promise<void> {
  try {
    await mkdir(lock);
  } catch {
    const age = await stat(lock).then((found) => Date.now() - found.mtimeMs, () => 0);
    if (age > staleLockMs) {
      await rm(lock, { recursive: true, force: true });
    }
    await setTimeout(100);
    return;
  }
  const heartbeat = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => {}), heartbeatMs);
  try {
    await action();
  } finally {
    clearInterval(heartbeat);
    await rm(lock, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}
