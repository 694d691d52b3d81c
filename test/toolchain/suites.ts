import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { Policy } from '../../src/domain/policy.ts';
import type { Variety } from '../../src/domain/stability.ts';
import type { TestRun } from '../../src/domain/test-run.ts';
import { detectProject } from '../../src/project/detect-project.ts';
import { createSystem } from '../../src/system/create-system.ts';
import type { SuiteRequest, TestFileMatcher } from '../../src/toolchain/toolchain.ts';
import { toolchainOf } from '../../src/toolchain/toolchains.ts';
import { installedProject } from '../projects/installed-project.ts';

type Files = Readonly<Record<string, string>>;

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) {
    await cleanup();
  }
});

/** This node comes first on PATH, so that the tests do not depend on another one that the machine may have. */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  GITHUB_TOKEN: 'not for tests',
  NPM_TOKEN: 'nor this',
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
};

/** A fresh copy of a test project with `files` written over it; removed after the test. */
export async function projectWith(name: string, files: Files): Promise<string> {
  const root = await installedProject(name);
  cleanups.push(() => rm(root, { recursive: true, force: true }));
  await writeFiles(root, files);
  return root;
}

/** A fresh folder that holds just `files`; removed after the test. */
export async function folderWith(files: Files): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'earnest-folder-')));
  cleanups.push(() => rm(root, { recursive: true, force: true }));
  await writeFiles(root, files);
  return root;
}

async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** Detects the project at `root` and runs the suite of its first package, contained, as the gate does. */
export async function runSuite(root: string, request: Preparation = {}): Promise<TestRun> {
  const { system, project, target } = await prepare(root, request);
  return toolchainOf(target.runner).runSuite(system, project, target, { timeoutMs: 60_000, ...request });
}

export async function testFileMatcher(root: string): Promise<TestFileMatcher | null> {
  const { system, project, target } = await prepare(root, {});
  return toolchainOf(target.runner).testFileMatcher(system, project, target);
}

export async function varietyOf(root: string, request: Preparation = {}): Promise<Variety> {
  const { system, project, target } = await prepare(root, request);
  return toolchainOf(target.runner).variety(system, project, target, request.command ?? null);
}

type Preparation = Partial<SuiteRequest> & { readonly runner?: Policy['suite']['runner'] };

async function prepare(root: string, request: Preparation) {
  const silent = { info: () => {}, warn: () => {}, group: () => () => {}, progress: () => {} };
  const noGit = () => Promise.reject(new Error('a toolchain does not ask git'));
  const { system, dispose } = await createSystem({
    environment,
    log: silent,
    git: { text: noGit, attempt: noGit },
  });
  cleanups.push(dispose);
  const { runner = 'auto', command = null } = request;
  const project = await detectProject(root, { environment, runner, command, packages: [] });
  const [target] = project.packages;
  if (target === undefined) {
    throw new Error('no package');
  }
  return { system, project, target };
}

/** What a test of a run usually looks at: one line a test. */
export function lines(run: TestRun): readonly string[] {
  return run.tests.map((test) => `${test.status} ${test.id}`);
}
