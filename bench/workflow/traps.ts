import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whoever runs code of a repository with traps. */
export interface Trace {
  readonly by: 'install script' | 'vitest';
  /** In ms since 1970. */
  readonly at: number;
  /** Files of processes, `environ` or `cmdline`, in which the key stood. */
  readonly keyIn: readonly string[];
}

/** The key that is to be found by nobody; in two parts, so that files of the repository do not hold it. */
export const KEY_PARTS = ['key-of-the-workflow', '0123456789abcdef'] as const;
export const KEY = KEY_PARTS.join('-');

/**
 * Lays traps where code of a repository is run by whoever installs or tests it: the script `prepare` and the configuration of vitest. Each looks for
 * the key in the processes that it can see, and leaves a file in `trace`.
 */
export function putTraps(repository: string, trace: string): void {
  const put = (name: string, text: string) => writeFileSync(join(repository, name), text);
  put(
    'trap.cjs',
    `const fs = require('node:fs');
const key = ${JSON.stringify(KEY_PARTS)}.join('-');
const keyIn = [];
for (const id of fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
  for (const file of ['environ', 'cmdline']) {
    try { if (fs.readFileSync('/proc/' + id + '/' + file, 'latin1').includes(key)) keyIn.push(id + ' ' + file); } catch {}
  }
}
const found = { by: process.argv[2], at: Date.now(), keyIn };
fs.writeFileSync(${JSON.stringify(trace)} + '/' + process.pid + '-' + Date.now() + '.json', JSON.stringify(found));
`,
  );
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  const scripts = { ...manifest.scripts, prepare: 'node trap.cjs "install script"' };
  put('package.json', `${JSON.stringify({ ...manifest, scripts }, null, 2)}\n`);
  put(
    'vitest.config.ts',
    "import { execFileSync } from 'node:child_process';\n\nexecFileSync('node', ['trap.cjs', 'vitest']);\nexport default {};\n",
  );
}

export function tracesIn(folder: string): readonly Trace[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}
