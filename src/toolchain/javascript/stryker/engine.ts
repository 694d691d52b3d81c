import { cp, lstat, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CouldNotJudge } from '../../../domain/could-not-judge.ts';
import type { Package, Project } from '../../../project/project.ts';
import type { System } from '../../../system/system.ts';
import type { StrykerRunner } from './job.ts';
import { pinnedToolset } from './toolset.ts';

/** A Stryker that can judge this package. */
export interface Engine {
  /** The folder of `@stryker-mutator/core`. */
  readonly core: string;
  /** The module of the runner plugin; null where core (`command`) or Earnest (`node-test`) brings the runner. */
  readonly runnerPlugin: string | null;
  readonly own: boolean;
  /** For the summary: "StrykerJS 10.0.0 (pinned by Earnest)". */
  readonly label: string;
}

const RUNNER_PLUGINS: Readonly<Record<StrykerRunner, string | null>> = {
  jest: '@stryker-mutator/jest-runner',
  vitest: '@stryker-mutator/vitest-runner',
  mocha: '@stryker-mutator/mocha-runner',
  'node-test': null,
  command: null,
};

/** What `engines.node` of every pinned set asks for; known here so that nothing is installed in vain. */
const PINNED_NODE_MAJOR = 22;

/** Ignorer plugins, on which the scope rests, came with Stryker 7.3; 8 is the oldest we have run. */
const OLDEST_OWN_MAJOR = 8;

/**
 * The project's own Stryker when it has one with the plugin for this runner, else the pinned set. The runner plugins of
 * vitest and mocha import their framework from where they themselves stand, so beside a pinned one the project's framework is linked.
 *
 * @throws CouldNotJudge when the pinned set cannot be installed, or the user's node is too old for Stryker
 */
export async function prepareEngine(
  system: System,
  project: Project,
  subject: Package,
  which: 'own or pinned' | 'pinned',
): Promise<Engine> {
  const { runner } = subject;
  const plugin = RUNNER_PLUGINS[runner];
  const own = which === 'pinned' ? null : await ownEngine(subject, plugin);
  if (own === null) requireNode(project, PINNED_NODE_MAJOR, 'the Stryker that Earnest brings');
  const engine = own ?? (await pinnedEngine(system, subject, runner, plugin));
  requireNode(project, await oldestNodeMajor(engine.core), engine.label);
  return engine;
}

/** Stryker refuses to load on an older node, in words that name neither the step nor the remedy. */
function requireNode({ node }: Project, major: number, engine: string): void {
  if (Number.parseInt(node.version.replace(/^v/, ''), 10) >= major) return;
  throw new CouldNotJudge(
    `The node on PATH is ${node.version} (${node.path}), but ${engine} needs node ${major} or newer. Tests run on the node that PATH gives: ` +
      `put a newer one first on PATH (in a workflow: actions/setup-node with \`node-version: ${Math.max(major, 24)}\` before this step).`,
  );
}

/** The `engines.node` of a package, as in `>=22.0.0`; 0 when it asks for nothing. */
async function oldestNodeMajor(folder: string): Promise<number> {
  const { engines } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    engines?: { node?: string };
  };
  return Number(/(\d+)/.exec(engines?.node ?? '')?.[1] ?? 0);
}

async function ownEngine(subject: Package, plugin: string | null): Promise<Engine | null> {
  const core = packageFolder(subject.root, '@stryker-mutator/core');
  const runnerFolder = plugin === null ? null : packageFolder(subject.root, plugin);
  if (core === null || (plugin !== null && runnerFolder === null)) return null;
  const version = await packageVersion(core);
  if (Number.parseInt(version, 10) < OLDEST_OWN_MAJOR) return null;
  return {
    core,
    runnerPlugin: runnerFolder === null ? null : await entryModule(runnerFolder),
    own: true,
    label: `StrykerJS ${version} (the project’s own)`,
  };
}

async function pinnedEngine(
  system: System,
  subject: Package,
  runner: StrykerRunner,
  plugin: string | null,
): Promise<Engine> {
  const set = join(await pinnedToolset(system, runner === 'command' ? 'node-test' : runner), 'node_modules');
  const core = join(set, '@stryker-mutator/core');
  const label = `StrykerJS ${await packageVersion(core)} (pinned by Earnest)`;
  if (plugin === null) return { core, runnerPlugin: null, own: false, label };
  const framework = runner === 'vitest' || runner === 'mocha' ? packageFolder(subject.root, runner) : null;
  const folder = framework === null ? join(set, plugin) : await besideFramework(system, set, plugin, runner, framework);
  return { core, runnerPlugin: await entryModule(folder), own: false, label };
}

/** A node_modules for this run alone: a copy of the runner plugin, the project's framework, and links to all else of the set. */
async function besideFramework(
  system: System,
  set: string,
  plugin: string,
  name: string,
  framework: string,
): Promise<string> {
  const modules = join(await system.temporaryFolder('engine'), 'node_modules');
  const scope = dirname(plugin);
  await mkdir(join(modules, scope), { recursive: true });
  for (const entry of await readdir(set)) {
    if (entry !== scope && entry !== name && !entry.startsWith('.'))
      await symlink(join(set, entry), join(modules, entry));
  }
  for (const entry of await readdir(join(set, scope))) {
    if (`${scope}/${entry}` !== plugin) await symlink(join(set, scope, entry), join(modules, scope, entry));
  }
  await cp(join(set, plugin), join(modules, plugin), { recursive: true });
  await symlink(framework, join(modules, name));
  return join(modules, plugin);
}

/** The folder that Node would load the package from, seen from `root`; null when it is not there. Never reads what the package exports. */
export function packageFolder(root: string, name: string): string | null {
  const require = createRequire(join(root, 'package.json'));
  for (const modules of require.resolve.paths(name) ?? []) {
    const manifest = join(modules, name, 'package.json');
    try {
      return dirname(require.resolve(manifest));
    } catch {}
  }
  return null;
}

async function packageVersion(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version?: string };
  return version ?? '0';
}

async function entryModule(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { main?: string };
  const path = join(folder, manifest.main ?? 'dist/src/index.js');
  await lstat(path);
  return path;
}
