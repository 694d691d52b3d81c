import { join, resolve } from 'node:path';
import type { Variety } from '../../domain/stability.ts';
import type { TestRun } from '../../domain/test-run.ts';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { SuiteRequest, Toolchain } from '../toolchain.ts';
import { conditionedRun } from './conditions/conditioned-run.ts';
import { nativeForm } from './conditions/native-form.ts';
import { nodeTestIsReached, writeNodeTestProgram } from './conditions/node-test-probe.ts';
import { pinnedFactors } from './conditions/pinned.ts';
import { nodeRequest } from './contained-node.ts';
import { nodeTestFiles } from './node-test-files.ts';
import { readNodeTestReport } from './node-test-report.ts';
import { nodeTestReporter } from './node-test-reporter.ts';
import { flagsOnly } from './runner-flags.ts';
import { testRun, typedCommand, typedFiles } from './suite-run.ts';
import { writeScript } from './write-script.ts';

export const nodeTest: Toolchain = { runSuite, variety, testFileMatcher: nodeTestFiles };

async function runSuite(system: System, project: Project, target: Package, request: SuiteRequest): Promise<TestRun> {
  const reporter = await writeScript(system, 'reporter.mjs', nodeTestReporter);
  const report = join(reporter.folder, 'report.jsonl');
  const files = request.files?.map((file) => resolve(project.root, file));
  const run = await conditionedRun(system, project, target, request, true);
  const words = [
    ...(run === null ? [] : ['--require', await writeNodeTestProgram(run.folder)]),
    ...[...target.nodeArguments, '--test'],
    ...[`--test-reporter=${reporter.path}`, `--test-reporter-destination=${report}`],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...chosenArguments(target, files),
  ];
  const contained = nodeRequest(project, target, words, target.runnerEnvironment, request.timeoutMs);
  const result = await system.runContained(run?.conditioned(contained) ?? contained);
  const typedOnes = request.files === undefined ? undefined : typedFiles(project, target, request.files);
  const typed = ['node', ...target.nodeArguments, '--test', ...chosenArguments(target, typedOnes)];
  return testRun({
    project,
    target,
    command: typedCommand({ ...nativeForm(request.condition ?? []), ...target.runnerEnvironment }, typed),
    result,
    reading: await readNodeTestReport(report, target.root),
  });
}

function chosenArguments(target: Package, files: readonly string[] | undefined): readonly string[] {
  return files === undefined ? target.runnerArguments : [...flagsOnly('node-test', target.runnerArguments), ...files];
}

async function variety(system: System, project: Project, target: Package): Promise<Variety> {
  const oneProcess = [...target.nodeArguments, ...target.runnerArguments].some((word) => ONE_PROCESS.test(word));
  const reached = !oneProcess && (await nodeTestIsReached(system, project, target));
  const order = oneProcess
    ? 'order not varied: all files run in one process (--test-isolation=none)'
    : `order not varied: the node:test of node ${project.node.version} does not let it be changed`;
  return {
    cannot: [
      ...(reached ? [] : [{ kind: 'order' as const, why: order }]),
      { kind: 'repeat', why: 'node:test runs each case once' },
      ...pinnedFactors(target),
    ],
    choosesTests: reached,
    choosesFiles: true,
    filesShareProcess: oneProcess,
  };
}

const ONE_PROCESS = /^--(?:experimental-)?test-isolation=none$/;
