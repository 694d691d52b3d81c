import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Policy } from '../domain/policy.ts';
import { type DetectedRunner, detectRunner } from './detect-runner.ts';
import { installedPackage } from './installed-package.ts';
import { readManifest } from './manifest.ts';
import { nodeOnPath } from './node-on-path.ts';
import { installCommand, packageManagerOf } from './package-manager.ts';
import type { Package, Project } from './project.ts';
import { type PackageFolder, packageFolders } from './workspace.ts';

export interface DetectionOptions {
  /** The environment of the user's shell or workflow step: its PATH gives `node`. */
  readonly environment: NodeJS.ProcessEnv;
  readonly runner: Policy['suite']['runner'];
  readonly command: string | null;
  /** Folders relative to the root; empty: the root and the members of its workspace. */
  readonly packages: readonly string[];
}

interface Candidate {
  readonly folder: PackageFolder;
  readonly detected: DetectedRunner;
}

/**
 * Finds what runs the tests of the work tree at `root`, and how. Nothing of the tree is executed.
 *
 * - With `command`, or the runner `command`: the chosen packages, else the root, run by that command.
 * - A runner that the root's own script or configuration starts covers the whole workspace; members join it only when
 *   a script of theirs starts another runner. Otherwise each member that has a runner is a package.
 *
 * @throws CouldNotJudge when there is no node, no runner, or the runner is not installed
 */
export async function detectProject(root: string, options: DetectionOptions): Promise<Project> {
  const realRoot = await realpath(root);
  const node = await nodeOnPath(realRoot, options.environment);
  const packageManager = await packageManagerOf(realRoot, await readManifest(realRoot));
  if (options.command !== null || options.runner === 'command') {
    const packages = await commandPackages(realRoot, options.packages);
    return { root: realRoot, packageManager, node, packages };
  }
  const folders = await packageFolders(realRoot, options.packages);
  const candidates: Candidate[] = [];
  const unsupported = new Set<string>();
  for (const folder of folders) {
    const search = await detectRunner(folder, options.runner);
    for (const name of search.unsupported) {
      unsupported.add(name);
    }
    if (search.detected !== null) {
      candidates.push({ folder, detected: search.detected });
    }
  }
  const kept = options.packages.length > 0 ? candidates : withoutCovered(candidates);
  if (kept.length === 0) {
    throw noRunner(folders, [...unsupported]);
  }
  const install = await installCommand(realRoot, packageManager);
  const packages: Package[] = [];
  for (const candidate of kept) {
    packages.push(await asPackage(candidate, realRoot, node.version, install));
  }
  return { root: realRoot, packageManager, node, packages };
}

function withoutCovered(candidates: readonly Candidate[]): readonly Candidate[] {
  const rootCandidate = candidates.find((candidate) => candidate.folder.directory === '.');
  const members = candidates.filter((candidate) => candidate !== rootCandidate);
  if (rootCandidate === undefined || members.length === 0) {
    return candidates;
  }
  if (rootCandidate.detected.sign === 'dependency') {
    // A workspace keeps the tools of its members at the root: that alone is no suite of its own.
    return members;
  }
  const { runner } = rootCandidate.detected;
  const apart = members.filter(({ detected }) => detected.sign === 'script' && detected.runner !== runner);
  return [rootCandidate, ...apart];
}

async function asPackage(candidate: Candidate, root: string, nodeVersion: string, install: string): Promise<Package> {
  const { folder, detected } = candidate;
  const { runner, scripted } = detected;
  const installed = runner === 'node-test' ? null : await installedPackage(folder.root, runner);
  if (runner !== 'node-test' && installed === null) {
    throw await notInstalled(candidate, root, install);
  }
  return {
    directory: folder.directory,
    root: folder.root,
    name: folder.manifest.name,
    runner,
    runnerFrom: detected.from,
    runnerVersion: installed?.version ?? (runner === 'node-test' ? nodeVersion : null),
    testScript: scripted?.script ?? folder.manifest.scripts.get('test') ?? null,
    runnerArguments: scripted?.arguments ?? [],
    runnerEnvironment: scripted?.environment ?? {},
    nodeArguments: scripted?.nodeArguments ?? [],
  };
}

async function commandPackages(root: string, chosen: readonly string[]): Promise<readonly Package[]> {
  const folders =
    chosen.length > 0
      ? await packageFolders(root, chosen)
      : [{ directory: '.', root, manifest: await readManifest(root) }];
  return folders.map((folder) => ({
    directory: folder.directory,
    root: folder.root,
    name: folder.manifest?.name ?? null,
    runner: 'command',
    runnerFrom: 'suite.command',
    runnerVersion: null,
    testScript: folder.manifest?.scripts.get('test') ?? null,
    runnerArguments: [],
    runnerEnvironment: {},
    nodeArguments: [],
  }));
}

function noRunner(folders: readonly PackageFolder[], unsupported: readonly string[]): CouldNotJudge {
  const looked =
    folders.length === 0
      ? 'there is no package.json at the root of the repository'
      : `looked in ${folders.length === 1 ? 'package.json' : `${folders.length} packages`} for a test script that starts jest, vitest, mocha or node --test, for their configuration files, and for a dependency on one of them`;
  const instead = unsupported.length > 0 ? ` Found ${unsupported.join(', ')}, for which there is no adapter.` : '';
  const advice =
    'Set `suite.runner` to the one you use, or `suite.command` with `suite.junit` for any other runner that can write JUnit XML; name the folders under `packages` when they are in no workspace.';
  return new CouldNotJudge(`No runner found: ${looked}.${instead} ${advice}`);
}

async function notInstalled(candidate: Candidate, root: string, install: string): Promise<CouldNotJudge> {
  const { folder, detected } = candidate;
  const where = folder.directory === '.' ? 'this repository' : folder.directory;
  const found = `${where} runs its tests on ${detected.runner} (${detected.from}), but ${detected.runner} is not installed`;
  if (await exists(join(root, '.pnp.cjs'))) {
    return new CouldNotJudge(
      `${found} in a node_modules folder: this is Yarn Plug'n'Play. Set \`nodeLinker: node-modules\` in .yarnrc.yml, or give \`suite.command\` and \`suite.junit\`.`,
    );
  }
  return new CouldNotJudge(
    `${found}. Run \`${install}\` before this step, or name the folders to judge under \`packages\`.`,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
