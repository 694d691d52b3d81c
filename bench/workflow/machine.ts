import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REPOSITORY_URL } from './origin.ts';
import type { Product } from './product.ts';

/** What jobs of all runs share: as on a runner, nothing but its programs. */
export interface Machine {
  /** act's own folder: workspaces, temporary folders, and the tools that setup-node finds in place of downloading them. */
  readonly cache: string;
  readonly path: string;
}

/** A machine whose tool cache has this process's Node, so that setup-node need not download one. */
export function machineAt(folder: string): Machine {
  const cache = join(folder, 'act');
  const tools = join(cache, 'tool_cache/node', process.versions.node, process.arch);
  mkdirSync(join(tools, 'bin'), { recursive: true });
  symlinkSync(process.execPath, join(tools, 'bin/node'));
  const npm = npmFolder();
  mkdirSync(join(tools, 'lib/node_modules'), { recursive: true });
  cpSync(npm, join(tools, 'lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(tools, 'bin/npm'));
  symlinkSync('../lib/node_modules/npm/bin/npx-cli.js', join(tools, 'bin/npx'));
  writeFileSync(`${tools}.complete`, '');
  return { cache, path: `${dirname(process.execPath)}:${process.env.PATH}` };
}

/** The npm that comes first on PATH. */
function npmFolder(): string {
  for (const folder of (process.env.PATH ?? '').split(':')) {
    const npm = join(folder, '../lib/node_modules/npm');
    if (existsSync(join(npm, 'bin/npm-cli.js'))) return npm;
  }
  throw new Error('There is no npm in lib/node_modules beside a folder of PATH.');
}

/** The home of a user who was never here before, whose git finds the repository on this disk. */
export function freshHome(folder: string, bare: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const config = `[url "file://${bare}"]\n\tinsteadOf = ${REPOSITORY_URL}\n[init]\n\tdefaultBranch = main\n`;
  writeFileSync(join(folder, '.gitconfig'), config);
  return folder;
}

/**
 * Options that let act take actions from folders in place of GitHub: the workflow stays as it is. What is not in `actions` has a stand-in that does
 * nothing.
 *
 * @param pins `owner/name@commit` of the workflow
 */
export function localActions(
  pins: readonly string[],
  actions: string,
  standIns: string,
  product: Product,
): { readonly options: readonly string[]; readonly replaced: readonly string[] } {
  const replaced: string[] = [];
  const options = pins.flatMap((pin) => {
    const [name = ''] = pin.split('@');
    const real = pin === `earnest-dev/earnest@${product.commit}` ? product.folder : join(actions, name);
    if (existsSync(join(real, 'action.yml'))) return ['--local-repository', `${pin}=${realpathSync(real)}`];
    replaced.push(name);
    const standIn = join(standIns, name);
    for (const part of ['', 'restore', 'save']) {
      mkdirSync(join(standIn, part), { recursive: true });
      writeFileSync(join(standIn, part, 'action.yml'), 'name: nothing\nruns:\n  using: composite\n  steps: []\n');
    }
    return ['--local-repository', `${pin}=${standIn}`];
  });
  return { options, replaced };
}
