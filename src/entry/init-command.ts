import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { shippedRoot } from '../system/shipped-files.ts';
import { commandOptions, TEXT } from './command-options.ts';
import type { CommandProcess } from './gate-command.ts';
import { init, WORKFLOW } from './init.ts';

const TO_SET =
  'Set the secret EARNEST_API_KEY and the variables EARNEST_MODEL and EARNEST_BASE_URL (Settings > Secrets and variables > Actions), and begin a brief with `earnest brief FILE#EXPORT`.';

/** `earnest init`: writes the workflow and a commented policy, asks nothing. Resolves to the exit code. */
export async function initCommand(argv: readonly string[], process: CommandProcess): Promise<number> {
  const { values } = commandOptions(argv, { cwd: TEXT, drafting: { type: 'boolean' } });
  const drafting = values.drafting === true;
  const { written, kept } = await init(values.cwd ?? process.cwd(), { action: pinnedAction(), drafting });
  for (const path of written) process.stdout.write(`wrote ${path}\n`);
  for (const path of kept) process.stdout.write(`kept  ${path} (it was there already)\n`);
  if (!drafting) return 0;
  process.stdout.write(
    kept.includes(WORKFLOW)
      ? `The workflow is as it was: to have one that drafts, move it away and call this again.\n`
      : `${TO_SET}\n`,
  );
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
