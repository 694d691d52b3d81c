/**
 * What the stability stage adds to a suite for a change that touches one test file: the stage ÷ the suite's own run in the same
 * gate, each time with an empty ledger.
 *
 *   node bench/stability-cost.ts CLONE FILE [--rounds 3]
 *
 * FILE, relative to the clone, gets one statement more and is put back afterwards; the clone has to be clean.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reportSchema } from '../src/report/report-schema.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' } },
});
const [clone = '.', file = ''] = positionals;
const commandLine = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const path = resolve(clone, file);
const text = await readFile(path, 'utf8');

const ratios: number[] = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  const folder = await mkdtemp(join(tmpdir(), 'stability-cost-'));
  try {
    await writeFile(path, `${text}\nglobalThis.touched = true;\n`);
    const json = join(folder, 'report.json');
    const words = ['gate', '--cwd', clone, '--base', 'HEAD', '--only', 'change,suite,flaky', '--json', json];
    const env = { ...process.env, EARNEST_CACHE: join(folder, 'cache') };
    try {
      execFileSync(process.execPath, [commandLine, ...words], { env, stdio: 'ignore' });
    } catch {
      // A verdict that is not green: the report says which.
    }
    const report = reportSchema.parse(JSON.parse(await readFile(json, 'utf8')));
    const ms = (stage: string) => report.timings.stages.find(({ id }) => id === stage)?.ms ?? Number.NaN;
    const check = report.checks.find(({ id }) => id === 'flaky');
    ratios.push(ms('flaky') / ms('suite'));
    console.log(
      `${file}: suite ${(ms('suite') / 1000).toFixed(1)} s, stage ${(ms('flaky') / 1000).toFixed(1)} s, ${(ms('flaky') / ms('suite')).toFixed(2)} times; ${check?.status}: ${check?.summary}`,
    );
  } finally {
    await writeFile(path, text);
    await rm(folder, { recursive: true, force: true });
  }
}
const sorted = ratios.toSorted((a, b) => a - b);
console.log(
  `median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)} (${sorted[0]?.toFixed(2)}..${sorted.at(-1)?.toFixed(2)})`,
);
