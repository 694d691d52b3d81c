import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Package, Project } from '../../../project/project.ts';
import type { System } from '../../../system/system.ts';
import { type Engine, packageFolder } from './engine.ts';
import type { RawMutant, StrykerRunner } from './job.ts';
import { insideProgram, runStryker } from './run.ts';
import { runnerOptions } from './runner-options.ts';

const LEAST_TIME_MS = 15_000;
const MOST_TIME_MS = 120_000;

const source = (exports: string) => `function add(a, b) {
  return a + b;
}
function label(on) {
  return on ? 'yes' : 'no';
}
${exports} { add, label };
`;

const withAssert = (imports: string, test: string) => `${imports}
${test}('adds', () => { assert.strictEqual(add(2, 3), 5); });
${test}('labels', () => { label(true); label(false); });
`;

/** One test that must kill `a - b`, and one that calls its subject and asserts nothing, for each dialect. */
const PROJECTS: Readonly<
  Record<Exclude<StrykerRunner, 'command'>, { readonly type: 'commonjs' | 'module'; readonly test: string }>
> = {
  jest: {
    type: 'commonjs',
    test: `const { add, label } = require('../src/canary.js');
test('adds', () => { expect(add(2, 3)).toBe(5); });
test('labels', () => { label(true); label(false); });
`,
  },
  vitest: {
    type: 'module',
    test: `import { expect, test } from 'vitest';
import { add, label } from '../src/canary.js';
test('adds', () => { expect(add(2, 3)).toBe(5); });
test('labels', () => { label(true); label(false); });
`,
  },
  mocha: {
    type: 'commonjs',
    test: withAssert(
      "const assert = require('node:assert');\nconst { add, label } = require('../src/canary.js');",
      'it',
    ),
  },
  'node-test': {
    type: 'module',
    test: withAssert(
      "import assert from 'node:assert';\nimport { test } from 'node:test';\nimport { add, label } from '../src/canary.js';",
      'test',
    ),
  },
};

/**
 * Zero kills are believed only from an engine that was seen to kill. When nothing was killed although covered mutants survived,
 * a small project is judged with the same Stryker, the same framework and the same node: the mutant of an asserted line must
 * die, those of a line that nothing asserts must not.
 *
 * @returns what makes the engine unbelievable, or null when there is no reason for doubt
 */
export async function proveEngine(
  system: System,
  project: Project,
  subject: Package,
  engine: Engine,
  mutants: readonly RawMutant[],
  timeLeftMs: number,
): Promise<string | null> {
  const killed = mutants.some((mutant) => mutant.status === 'Killed');
  const survived = mutants.some((mutant) => mutant.status === 'Survived');
  if (killed || !survived || subject.runner === 'command') return null;
  const { type, test } = PROJECTS[subject.runner];
  const root = await system.temporaryFolder('canary');
  const testFile = 'test/canary.test.js';
  await mkdir(join(root, 'src'));
  await mkdir(join(root, 'test'));
  await writeFile(join(root, 'package.json'), JSON.stringify({ name: 'canary', private: true, type }));
  await writeFile(join(root, 'src/canary.js'), source(type === 'module' ? 'export' : 'module.exports ='));
  await writeFile(join(root, testFile), test);
  const framework = subject.runner === 'node-test' ? null : packageFolder(subject.root, subject.runner);
  if (framework !== null) await symlink(dirname(framework), join(root, 'node_modules'));
  const canary: Package = {
    ...subject,
    root,
    directory: '.',
    runnerArguments: [],
    runnerEnvironment: {},
    nodeArguments: [],
  };
  const lines = [2, 5].map((line) => ({ first: line, last: line }));
  const run = await runStryker(
    system,
    project,
    canary,
    {
      core: engine.core,
      plugin: insideProgram('plugins'),
      runnerPlugin: engine.runnerPlugin,
      own: engine.own,
      runner: subject.runner,
      files: [{ path: 'src/canary.js', lines, functions: false, addedLines: 0 }],
      leaveOutEnclosing: false,
      leaveOutLargeBlocks: true,
      only: null,
      known: null,
      onlyTests: null,
      timeouts: 'judged',
      patience: 1,
      exclude: [],
      flaky: [],
      matrix: [],
      bail: [],
      goesOn: false,
      probe: true,
      fresh: false,
      respectExclusions: true,
      arid: [],
      timeMs: null,
      keptSizes: {},
      relatedTests: true,
      coverageAnalysis: 'perTest',
      preload: { imports: [], loaders: [] },
      options: runnerOptions(canary, { testFiles: [testFile], command: null }),
    },
    { timeoutMs: Math.min(MOST_TIME_MS, Math.max(LEAST_TIME_MS, timeLeftMs)) },
  );
  const fate = (line: number) => run.mutants.filter((mutant) => mutant.line === line).map((mutant) => mutant.status);
  if (run.ending !== 'done')
    return `It killed nothing, and its canary did not run to the end: ${run.failure?.message ?? run.output.trim().slice(-400)}`;
  if (!fate(2).includes('Killed'))
    return 'It killed nothing, and its canary, a mutant that any working engine kills, lived too.';
  if (fate(5).length === 0 || fate(5).some((status) => status !== 'Survived')) {
    return 'It killed nothing, and its canary, a mutant that no test can kill, died.';
  }
  return null;
}
