/** Stryker as a user would run it: its own command line, whole files, nothing of Earnest in the process. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Package, Project } from '../src/project/project.ts';
import { createSystem } from '../src/system/create-system.ts';
import { createGit } from '../src/system/git.ts';
import { createLog } from '../src/system/log.ts';
import { prepareEngine } from '../src/toolchain/javascript/stryker/engine.ts';
import { literalGlob } from '../src/toolchain/javascript/stryker/inside/mutate-patterns.ts';
import { runnerOptions } from '../src/toolchain/javascript/stryker/runner-options.ts';

export interface PlainMutant {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly mutator: string;
  readonly replacement: string;
  readonly status: string;
  readonly reason: string | null;
}

export interface PlainRun {
  readonly mutants: readonly PlainMutant[];
  readonly seconds: number;
  readonly exitCode: number | null;
  readonly output: string;
}

/**
 * @param mutate what goes into Stryker's `mutate`, relative to the package: literal paths are quoted here, `path:from-to` is passed on
 * @param testFiles relative to the package; node:test (Stryker's tap runner) needs them
 * @param incrementalFile for Stryker's incremental mode, read and written; null: each mutant anew
 */
export async function plainStryker(
  project: Project,
  subject: Package,
  mutate: readonly string[],
  testFiles: readonly string[],
  incrementalFile: string | null = null,
): Promise<PlainRun> {
  const { system, dispose } = await createSystem({
    environment: process.env,
    log: createLog(process.stderr, 'plain'),
    git: createGit(process.env),
  });
  const scratch = mkdtempSync(join(tmpdir(), 'plain-stryker-'));
  try {
    const tap = subject.runner === 'node-test';
    const engine = tap ? tapEngine(scratch) : await prepareEngine(system, project, subject, 'own or pinned');
    const json = join(scratch, 'mutation.json');
    const config = join(scratch, 'stryker.config.json');
    const options = tap
      ? { tap: { testFiles: testFiles.map(literalGlob), nodeArgs: [...subject.nodeArguments, '--test-reporter=tap'] } }
      : runnerOptions(subject, { testFiles, command: null });
    writeFileSync(
      config,
      JSON.stringify({
        ...options,
        mutate: mutate.map((entry) => (/:\d+-\d+$/.test(entry) ? entry : literalGlob(entry))),
        testRunner: tap ? 'tap' : subject.runner,
        ...(engine.own ? {} : { plugins: [engine.runnerPlugin] }),
        reporters: ['json'],
        ...(incrementalFile !== null && { incremental: true, incrementalFile }),
        jsonReporter: { fileName: json },
        coverageAnalysis: 'perTest',
        // The name that Earnest uses: suites that refuse to serve files from a dot folder fail in Stryker's own `.stryker-tmp`.
        tempDirName: 'earnest-sandbox',
        allowConsoleColors: false,
        cleanTempDir: 'always',
      }),
    );
    const started = performance.now();
    const run = spawnSync(project.node.path, [join(engine.core, 'bin/stryker.js'), 'run', config], {
      cwd: subject.root,
      env: { ...process.env, ...subject.runnerEnvironment },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const seconds = (performance.now() - started) / 1000;
    const output = `${run.stdout}${run.stderr}`;
    return { mutants: readMutants(json), seconds, exitCode: run.status, output };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    await dispose();
  }
}

/** Stryker's own answer to node:test: its tap runner, which Earnest does not bring. */
function tapEngine(scratch: string) {
  const args = [
    'install',
    '--prefix',
    scratch,
    '--no-audit',
    '--no-fund',
    '@stryker-mutator/core@10.0.0',
    '@stryker-mutator/tap-runner@10.0.0',
    'typescript@5.9.3',
  ];
  spawnSync('npm', args, { stdio: 'ignore' });
  const modules = join(scratch, 'node_modules/@stryker-mutator');
  return { core: join(modules, 'core'), runnerPlugin: join(modules, 'tap-runner/dist/src/index.js'), own: false };
}

interface JsonReport {
  readonly files: Record<string, { readonly mutants: readonly JsonMutant[] }>;
}

interface JsonMutant {
  readonly mutatorName: string;
  readonly replacement: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly location: {
    readonly start: { line: number; column: number };
    readonly end: { line: number; column: number };
  };
}

function readMutants(path: string): PlainMutant[] {
  let report: JsonReport;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as JsonReport;
  } catch {
    return [];
  }
  return Object.entries(report.files).flatMap(([file, { mutants }]) =>
    mutants.map(({ mutatorName, replacement, status, statusReason, location: { start, end } }) => ({
      file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      mutator: mutatorName,
      replacement,
      status,
      reason: statusReason ?? null,
    })),
  );
}
