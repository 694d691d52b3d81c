import { join, resolve } from 'node:path';
import type { Variety } from '../../domain/stability.ts';
import type { TestRun } from '../../domain/test-run.ts';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { SuiteRequest, Toolchain } from '../toolchain.ts';
import { nodeRequest } from './contained-node.ts';
import { jestLaunch } from './jest-program.ts';
import { readJestReport } from './jest-report.ts';
import { jestTestFiles } from './jest-test-files.ts';
import { flagsOnly } from './runner-flags.ts';
import { testRun, typedCommand } from './suite-run.ts';

/**
 * What our own run overrides: one whole run, judged by its tests alone, that changes no snapshot. Without
 * `--passWithNoTests` jest writes no report when there are no tests: they would look like a crash.
 */
const OVERRIDES = [
  '--ci',
  '--watchAll=false',
  '--coverage=false',
  '--bail=0',
  '--passWithNoTests',
  '--testLocationInResults',
];

export const jest: Toolchain = { runSuite, variety, testFileMatcher: jestTestFiles };

async function runSuite(system: System, project: Project, target: Package, request: SuiteRequest): Promise<TestRun> {
  const report = join(await system.temporaryFolder('jest-report'), 'report.json');
  const chosen =
    request.files === undefined
      ? target.runnerArguments
      : [
          ...flagsOnly('jest', target.runnerArguments),
          '--runTestsByPath',
          ...request.files.map((file) => resolve(project.root, file)),
        ];
  const words = await jestLaunch(system, target, [...OVERRIDES, '--json', `--outputFile=${report}`, ...chosen]);
  const environment = { NODE_ENV: 'test', ...target.runnerEnvironment };
  const contained = nodeRequest(project, target, [...target.nodeArguments, ...words], environment, request.timeoutMs);
  const result = await system.runContained(contained);
  return testRun({
    project,
    target,
    command: typedCommand(target.runnerEnvironment, typedWords(target, request)),
    result,
    reading: await readJestReport(report, target.runnerVersion ?? ''),
  });
}

function typedWords(target: Package, request: SuiteRequest): readonly string[] {
  const chosen =
    request.files === undefined
      ? target.runnerArguments
      : [...flagsOnly('jest', target.runnerArguments), '--runTestsByPath', ...request.files];
  const program =
    target.nodeArguments.length > 0
      ? ['node', ...target.nodeArguments, 'node_modules/jest/bin/jest.js']
      : ['npx', 'jest'];
  return [...program, ...chosen];
}

async function variety(): Promise<Variety> {
  return { cannot: [], choosesTests: false, choosesFiles: true, filesShareProcess: false };
}
