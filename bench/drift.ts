/**
 * Do mutants keep their status from run to run? Suite and mutation stage of the gate again and again on one tree, in this process,
 * and the mutants that had more than one status.
 *
 *   node bench/drift.ts CLONE BASE [--runs 20] [--load N] [--flaky] [--config FILE]
 *
 * Each run has a cache folder of its own, so that no verdict is taken over; only the installed Strykers are shared. `--load`: so many
 * processes keep the cores busy meanwhile. `--flaky`: the stability stage runs as well, each time, so that flaky tests judge nothing.
 * `--config`: another policy than the one that asks for the mutants alone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Judgement } from '../src/domain/judgement.ts';
import type { Mutant } from '../src/domain/mutant.ts';
import { gate } from '../src/gate.ts';
import { createSystem } from '../src/system/create-system.ts';
import { createGit } from '../src/system/git.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '20' },
    load: { type: 'string', default: '0' },
    flaky: { type: 'boolean', default: false },
    config: { type: 'string' },
  },
});
const [clone = '.', base = 'HEAD^'] = positionals;
const MUTANTS_ALONE = 'mutation: { budget: 2h }\nchecks: { base: off, weakened: off }\n';
const silent = { info: () => {}, warn: () => {}, group: () => () => {}, progress: () => {} };

const folder = await mkdtemp(join(tmpdir(), 'drift-'));
const shared = resolve(process.env.EARNEST_CACHE ?? join(homedir(), '.cache', 'earnest'), 'toolchains');
await mkdir(shared, { recursive: true });
const policy = join(folder, 'policy.yml');
await writeFile(policy, MUTANTS_ALONE);

async function judge(run: number): Promise<Judgement> {
  const cache = join(folder, `cache-${run}`);
  await mkdir(cache);
  await symlink(shared, join(cache, 'toolchains'));
  const environment = { ...process.env, EARNEST_CACHE: cache };
  const { system, dispose } = await createSystem({ environment, log: silent, git: createGit(environment) });
  try {
    return await gate(system, {
      cwd: resolve(clone),
      references: { kind: 'local', base, head: null },
      configFile: values.config === undefined ? policy : resolve(values.config),
      only: ['change', 'suite', ...(values.flaky ? (['flaky'] as const) : []), 'mutation'],
      environment,
    });
  } finally {
    await dispose();
  }
}

/** They end with this process, even when it is killed: each looks after its parent. */
function burners(count: number): readonly ChildProcess[] {
  const program =
    'const parent = process.ppid; for (;;) { for (const end = Date.now() + 500; Date.now() < end; ); if (process.ppid !== parent) process.exit(); }';
  return Array.from({ length: count }, () => spawn(process.execPath, ['-e', program], { stdio: 'ignore' }));
}

/** `killed × 19, survived × 1`. */
function tally(words: readonly string[]): string {
  return [...new Set(words)].map((word) => `${word} × ${words.filter((other) => other === word).length}`).join(', ');
}

const load = burners(Number(values.load));
const seen = new Map<string, { readonly mutant: Mutant; readonly statuses: string[] }>();
try {
  for (let run = 1; run <= Number(values.runs); run += 1) {
    const { mutants, timings, checks, reasons, verdict } = await judge(run);
    for (const mutant of mutants) {
      const known = seen.get(mutant.id) ?? { mutant, statuses: [] };
      known.statuses.push(mutant.status);
      seen.set(mutant.id, known);
    }
    const seconds = (timings.stages.find(({ id }) => id === 'mutation')?.ms ?? 0) / 1000;
    const found = checks.find(({ id }) => id === 'mutation')?.summary ?? reasons.join(' ');
    console.log(`run ${run}: ${seconds.toFixed(1)} s, ${verdict}; ${found}`);
  }
} finally {
  for (const burner of load) burner.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}

const runs = Number(values.runs);
let drifting = 0;
for (const { mutant, statuses } of seen.values()) {
  const all = [...statuses, ...Array<string>(runs - statuses.length).fill('absent')];
  if (new Set(all).size < 2) continue;
  drifting += 1;
  console.log(
    `${mutant.file}:${mutant.line}:${mutant.column} ${mutant.mutator} → ${mutant.replacement}: ${tally(all)}`,
  );
}
console.log(`${drifting} of ${seen.size} mutants drift over ${runs} runs, with ${load.length} processes beside them`);
