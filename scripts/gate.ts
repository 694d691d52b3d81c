/** `npm run gate`: judges this work tree against the commit before its newest one; `npm run gate -- --base origin/main` against another. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const given = process.argv.slice(2);
const base = given.some((word) => /^--base(?:=|$)/.test(word)) ? [] : ['--base', 'HEAD~1'];
const repository = join(import.meta.dirname, '..');
const program = join(repository, 'dist', 'cli.js');
const { status } = spawnSync(process.execPath, [program, 'gate', '--cwd', repository, ...base, ...given], {
  stdio: 'inherit',
});
process.exitCode = status ?? 2;
