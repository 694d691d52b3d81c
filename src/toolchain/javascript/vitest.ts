import { stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { TestRun } from '../../domain/test-run.ts';
import type { Package, Project } from '../../project/project.ts';
import type { ContainedRequest, System } from '../../system/system.ts';
import type { SuiteRequest, Toolchain } from '../toolchain.ts';
import { type ConditionedRun, conditionedRun } from './conditions/conditioned-run.ts';
import { nativeForm } from './conditions/native-form.ts';
import { vitestVary } from './conditions/vitest-program.ts';
import { vitestRunner, vitestWorker } from './conditions/vitest-worker-program.ts';
import { nodeRequest } from './contained-node.ts';
import { flagsOnly } from './runner-flags.ts';
import { runnerProgram } from './runner-program.ts';
import { readOwnReport, unreadable } from './suite-report.ts';
import { testRun, typedCommand } from './suite-run.ts';
import { type VitestRequest, vitestReporter } from './vitest-reporter.ts';
import { vitestTestFiles } from './vitest-test-files.ts';
import { vitestVariety } from './vitest-variety.ts';
import { writeScript } from './write-script.ts';

/** One whole run of the tests alone: no coverage, no type checks. Each is a flag of vitest 1 and later. */
const OVERRIDES = ['--coverage.enabled=false', '--typecheck.enabled=false', '--bail=0', '--passWithNoTests=false'];

/** Vitest 3.0 imports what is in a node_modules folder by itself, and refuses through vite what is outside of the project. */
const REPORTER = 'node_modules/reporter/reporter.mjs';

export const vitest: Toolchain = { runSuite, variety: vitestVariety, testFileMatcher: vitestTestFiles };

async function runSuite(system: System, project: Project, target: Package, request: SuiteRequest): Promise<TestRun> {
  const { installed, path } = await runnerProgram(target, 'vitest', 'vitest');
  const reporter = await writeScript(system, REPORTER, vitestReporter);
  const files = request.files?.map((file) => resolve(project.root, file));
  const varied = await conditionedRun(system, project, target, request, false);
  const own: VitestRequest = {
    files: files ?? null,
    conditions: varied === null ? null : { program: varied.program, distribution: join(installed.root, 'dist') },
  };
  await writeFile(join(reporter.folder, 'request.json'), JSON.stringify(own));
  const chosen = chosenArguments(target, files);
  const major = Number.parseInt(installed.version, 10);
  const words = [
    ...[path, 'run', `--reporter=${reporter.path}`, ...OVERRIDES],
    // The flag came with vitest 3; earlier versions refuse flags that they do not know.
    ...(major >= 3 ? ['--includeTaskLocation'] : []),
    ...(request.requireAssertions === true ? ['--expect.requireAssertions'] : []),
    ...chosen,
  ];
  const environment = { NO_COLOR: '1', ...target.runnerEnvironment };
  const contained = nodeRequest(project, target, [...target.nodeArguments, ...words], environment, request.timeoutMs);
  const result = await system.runContained(
    varied === null ? contained : await inVitest(reporter.folder, varied, contained),
  );
  const reading = await readOwnReport(join(reporter.folder, 'report.json'));
  const ran = (reading.report?.tests.length ?? 0) > 0;
  const isBelieved = varied === null || !ran || (await exists(join(reporter.folder, 'begun')));
  return testRun({
    project,
    target,
    command: typed(project, target, request),
    result,
    reading: isBelieved ? reading : unreadable('the condition did not reach the tests'),
  });
}

/** Writes vitest's own programs beside the reporter, and lets each worker load its one before anything else. */
async function inVitest(folder: string, varied: ConditionedRun, request: ContainedRequest): Promise<ContainedRequest> {
  const worker = join(folder, 'worker.cjs');
  await writeFile(join(folder, 'vary.mjs'), vitestVary);
  await writeFile(join(folder, 'runner.mjs'), vitestRunner);
  await writeFile(worker, vitestWorker(varied.program));
  const conditioned = varied.conditioned(request);
  const options = [`--require=${JSON.stringify(worker)}`, conditioned.env?.NODE_OPTIONS ?? ''];
  // A time zone or a locale that the test script sets is the project's answer to what would be varied.
  const own = Object.entries(request.env ?? {}).filter(([name]) => /^(?:TZ|LANG|LC_.*)$/.test(name));
  const env = { ...conditioned.env, ...Object.fromEntries(own), NODE_OPTIONS: options.join(' ').trim() };
  return { ...conditioned, env };
}

/** As a person would type it in the package's folder. */
function typed(project: Project, target: Package, { files, condition = [] }: SuiteRequest): string {
  const inPackage = files?.map((file) => relative(target.root, resolve(project.root, file)));
  const environment = { ...nativeForm(condition), ...target.runnerEnvironment };
  return typedCommand(environment, ['npx', 'vitest', 'run', ...chosenArguments(target, inPackage)]);
}

function chosenArguments(target: Package, files: readonly string[] | undefined): readonly string[] {
  return files === undefined ? target.runnerArguments : [...flagsOnly('vitest', target.runnerArguments), ...files];
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
