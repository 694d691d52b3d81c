import { join, resolve } from 'node:path';
import type { Variety } from '../../domain/stability.ts';
import type { TestRun } from '../../domain/test-run.ts';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { SuiteRequest, Toolchain } from '../toolchain.ts';
import { nodeRequest } from './contained-node.ts';
import { flagsOnly } from './runner-flags.ts';
import { runnerProgram } from './runner-program.ts';
import { readOwnReport } from './suite-report.ts';
import { testRun, typedCommand } from './suite-run.ts';
import { vitestReporter } from './vitest-reporter.ts';
import { vitestTestFiles } from './vitest-test-files.ts';
import { writeScript } from './write-script.ts';

/** One whole run of the tests alone: no coverage, no type checks. Each is a flag of vitest 1 and later. */
const OVERRIDES = ['--coverage.enabled=false', '--typecheck.enabled=false', '--bail=0', '--passWithNoTests=false'];

/** Vitest 3.0 imports what is in a node_modules folder by itself, and refuses through vite what is outside of the project. */
const REPORTER = 'node_modules/reporter/reporter.mjs';

export const vitest: Toolchain = { runSuite, variety, testFileMatcher: vitestTestFiles };

async function runSuite(system: System, project: Project, target: Package, request: SuiteRequest): Promise<TestRun> {
  const { installed, path } = await runnerProgram(target, 'vitest', 'vitest');
  const reporter = await writeScript(system, REPORTER, vitestReporter);
  const chosen = chosenArguments(
    target,
    request.files?.map((file) => resolve(project.root, file)),
  );
  const major = Number.parseInt(installed.version, 10);
  const words = [
    ...[path, 'run', `--reporter=${reporter.path}`, ...OVERRIDES],
    // The flag came with vitest 3; earlier versions refuse flags that they do not know.
    ...(major >= 3 ? ['--includeTaskLocation'] : []),
    ...chosen,
  ];
  const environment = { NO_COLOR: '1', ...target.runnerEnvironment };
  const contained = nodeRequest(project, target, [...target.nodeArguments, ...words], environment, request.timeoutMs);
  const result = await system.runContained(contained);
  return testRun({
    project,
    target,
    command: typedCommand(target.runnerEnvironment, [
      'npx',
      'vitest',
      'run',
      ...chosenArguments(target, request.files),
    ]),
    result,
    reading: await readOwnReport(join(reporter.folder, 'report.json')),
  });
}

function chosenArguments(target: Package, files: readonly string[] | undefined): readonly string[] {
  return files === undefined ? target.runnerArguments : [...flagsOnly('vitest', target.runnerArguments), ...files];
}

async function variety(): Promise<Variety> {
  return { cannot: [], choosesTests: false, choosesFiles: true, filesShareProcess: false };
}
