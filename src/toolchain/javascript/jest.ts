import { stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Variety } from '../../domain/stability.ts';
import type { TestRun } from '../../domain/test-run.ts';
import type { Package, Project } from '../../project/project.ts';
import type { ContainedRequest, System } from '../../system/system.ts';
import type { SuiteRequest, Toolchain } from '../toolchain.ts';
import { type ConditionedRun, conditionedRun } from './conditions/conditioned-run.ts';
import { jestConditionsProgram } from './conditions/jest-program.ts';
import { pinnedFactors } from './conditions/pinned.ts';
import { nodeRequest } from './contained-node.ts';
import { jestConfigurations } from './jest-configuration.ts';
import { jestLaunch } from './jest-program.ts';
import { readJestReport } from './jest-report.ts';
import { jestTestFiles } from './jest-test-files.ts';
import { jestTypedCommand } from './jest-typed-command.ts';
import { flagsOnly, readArguments } from './runner-flags.ts';
import { unreadable } from './suite-report.ts';
import { testRun } from './suite-run.ts';

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
  const run = await conditionedRun(system, project, target, request, false);
  const given = run?.stress ? inOneProcess(target.runnerArguments) : target.runnerArguments;
  const chosen =
    request.files === undefined
      ? given
      : [...flagsOnly('jest', given), '--runTestsByPath', ...request.files.map((file) => resolve(project.root, file))];
  const words = await jestLaunch(system, target, [...OVERRIDES, '--json', `--outputFile=${report}`, ...chosen]);
  const environment = { NODE_ENV: 'test', ...target.runnerEnvironment };
  const contained = nodeRequest(project, target, [...target.nodeArguments, ...words], environment, request.timeoutMs);
  const result = await system.runContained(run === null ? contained : await varied(run, contained));
  const reading = await readJestReport(report, target.runnerVersion ?? '');
  const isBelieved = run === null || (await hasBegun(run)) || (reading.report?.tests.length ?? 0) === 0;
  return testRun({
    project,
    target,
    command: await jestTypedCommand(project, target, request),
    result,
    reading: isBelieved
      ? reading
      : unreadable('the condition did not reach the tests: jest made no runtime that we know'),
  });
}

/** Runs that varied nothing must not pass for clean ones. */
async function hasBegun(run: ConditionedRun): Promise<boolean> {
  return stat(join(run.folder, 'begun')).then(
    () => true,
    () => false,
  );
}

/** With the program that varies conditions loaded into each of jest's processes. */
async function varied(run: ConditionedRun, contained: ContainedRequest): Promise<ContainedRequest> {
  const path = join(run.folder, 'jest.cjs');
  await writeFile(path, jestConditionsProgram);
  const conditioned = run.conditioned(contained);
  const options = `${conditioned.env?.NODE_OPTIONS} --require="${path.replaceAll(/["\\]/g, '\\$&')}"`;
  return { ...conditioned, env: { ...conditioned.env, NODE_OPTIONS: options } };
}

const WORKERS = /^(?:max-?workers|w|run-?in-?band|i)$/i;

/** Other work competes in the process that holds the tests: there is to be one. */
function inOneProcess(given: readonly string[]): readonly string[] {
  const others = readArguments('jest', given).flatMap(({ flag, words }) => (WORKERS.test(flag ?? '') ? [] : words));
  return ['--runInBand', ...others];
}

/** Jest-circus of an earlier jest keeps cases and suites apart. */
const FIRST_ARRANGED = 26;

async function variety(system: System, project: Project, target: Package): Promise<Variety> {
  const why = await whyNotArranged(system, project, target);
  return {
    cannot: [
      ...(why === null ? [] : (['order', 'repeat'] as const).map((kind) => ({ kind, why }))),
      ...pinnedFactors(target),
    ],
    choosesTests: why === null,
    choosesFiles: true,
    filesShareProcess: false,
  };
}

async function whyNotArranged(system: System, project: Project, target: Package): Promise<string | null> {
  if (Number.parseInt(target.runnerVersion ?? '', 10) < FIRST_ARRANGED)
    return `jest ${target.runnerVersion} is too old`;
  const configurations = (await jestConfigurations(system, project, target)) ?? [];
  const foreign = configurations.map(({ testRunner }) => testRunner ?? '').find((path) => !/jest-circus/.test(path));
  if (foreign === undefined) return null;
  return `only jest-circus lets its tests be arranged, and ${relative(target.root, foreign)} runs them`;
}
