import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { LineRange } from '../../../src/domain/change.ts';
import { detectProject } from '../../../src/project/detect-project.ts';
import type { Package, Project } from '../../../src/project/project.ts';
import { createSystem } from '../../../src/system/create-system.ts';
import { createGit } from '../../../src/system/git.ts';
import type { System } from '../../../src/system/system.ts';
import type { ConfirmedMutant } from '../../../src/toolchain/javascript/stryker/doubt.ts';
import type { MutantRequest } from '../../../src/toolchain/javascript/stryker/first-run.ts';
import type { ScopedFile } from '../../../src/toolchain/javascript/stryker/job.ts';
import { type JudgedMutants, judgeMutants } from '../../../src/toolchain/javascript/stryker/judge.ts';
import { environment as environmentOfSuites } from '../suites.ts';

/** One cache for all tests: each pinned Stryker is installed once on a machine. */
export const environment: NodeJS.ProcessEnv = {
  ...environmentOfSuites,
  EARNEST_CACHE: join(tmpdir(), 'earnest-test-cache'),
};

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

const silent = { info: () => {}, warn: () => {}, group: () => () => {}, progress: () => {} };

/** A real system whose temporary folders go after the test. */
export async function realSystem(own: NodeJS.ProcessEnv = environment): Promise<System> {
  const { system, dispose } = await createSystem({ environment: own, log: silent, git: createGit(own) });
  cleanups.push(dispose);
  return system;
}

export interface Detected {
  readonly system: System;
  readonly project: Project;
  readonly subject: Package;
}

/** The first package of the project at `root`, and a real system to judge it with. */
export async function detected(root: string, own: NodeJS.ProcessEnv = environment): Promise<Detected> {
  const system = await realSystem(own);
  const project = await detectProject(root, { environment: own, runner: 'auto', command: null, packages: [] });
  const [subject] = project.packages;
  if (subject === undefined) throw new Error('no package');
  return { system, project, subject };
}

/** Lines of one file as a change of just these lines would ask for them: `src/price.js`, `2-4`, `9`. */
export function lines(path: string, ...ranges: readonly string[]): ScopedFile {
  const parsed = ranges.map((range): LineRange => {
    const [first = 1, last = first] = range.split('-').map(Number);
    return { first, last };
  });
  const addedLines = parsed.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return { path, lines: parsed, functions: false, addedLines };
}

/** Judges with the Stryker that the gate would take. */
export async function judge(
  root: string,
  request: Partial<MutantRequest>,
  own: NodeJS.ProcessEnv = environment,
): Promise<JudgedMutants> {
  const { system, project, subject } = await detected(root, own);
  return judgeMutants(system, project, subject, {
    files: [],
    leaveOutLargeBlocks: true,
    respectExclusions: true,
    testFiles: subject.runner === 'vitest' ? ['test/price.test.ts'] : ['test/price.test.js'],
    command: null,
    arid: [],
    keptSizes: {},
    budgetMs: 90_000,
    flaky: [],
    matrix: [],
    ...request,
  });
}

/** One line a mutant, in the order of the source: `2:7 EqualityOperator "a < b" Killed`. */
export function told(mutants: readonly ConfirmedMutant[]): readonly string[] {
  return [...mutants]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line || a.column - b.column)
    .map(({ line, column, mutator, replacement, status, unstable }) =>
      [`${line}:${column}`, mutator, JSON.stringify(replacement), unstable ? 'unstable' : status].join(' '),
    );
}
