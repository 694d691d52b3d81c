import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { shippedRoot } from '../system/shipped-files.ts';
import { commandOptions, TEXT } from './command-options.ts';
import type { CommandProcess } from './gate-command.ts';
import { init } from './init.ts';

/** `earnest init`: writes the workflow and a commented policy, asks nothing. Resolves to the exit code. */
export async function initCommand(argv: readonly string[], process: CommandProcess): Promise<number> {
  const { values } = commandOptions(argv, { cwd: TEXT });
  const result = await init(values.cwd ?? process.cwd(), { action: pinnedAction() });
  for (const path of result.written) process.stdout.write(`wrote ${path}\n`);
  for (const path of result.kept) process.stdout.write(`kept  ${path} (it was there already)\n`);
  return 0;
}

/** This copy's own commit when it is a checkout of its own, which is what a pin should name; else its version tag. */
function pinnedAction(): string {
  const root = realpathSync(shippedRoot());
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    // In somebody's node_modules, the commit around this copy is theirs.
    if (realpathSync(git('rev-parse', '--show-toplevel')) === root) {
      return `earnest-dev/earnest@${git('rev-parse', 'HEAD')} # v${version}`;
    }
  } catch {}
  return `earnest-dev/earnest@v${version}`;
}
