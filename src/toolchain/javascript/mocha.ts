import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Variety } from '../../domain/stability.ts';
import type { TestRun } from '../../domain/test-run.ts';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { SuiteRequest, Toolchain } from '../toolchain.ts';
import { type ConditionedRun, conditionedRun } from './conditions/conditioned-run.ts';
import { mochaProgram } from './conditions/mocha-program.ts';
import { nativeForm } from './conditions/native-form.ts';
import { pinnedFactors } from './conditions/pinned.ts';
import { nodeRequest } from './contained-node.ts';
import { mochaReporter } from './mocha-reporter.ts';
import { mochaOptions, mochaTestFiles } from './mocha-test-files.ts';
import { flagsOnly } from './runner-flags.ts';
import { runnerProgram } from './runner-program.ts';
import { readOwnReport } from './suite-report.ts';
import { testRun, typedCommand, typedFiles } from './suite-run.ts';
import { writeScript } from './write-script.ts';

const OVERRIDES = ['--no-color', '--no-bail'];

export const mocha: Toolchain = { runSuite, variety, testFileMatcher: mochaTestFiles };

/** Mocha ends by itself only when nothing is left open, unless the project says `--exit`: that is the project's to say. */
async function runSuite(system: System, project: Project, target: Package, request: SuiteRequest): Promise<TestRun> {
  const { path } = await runnerProgram(target, 'mocha', 'mocha');
  const reporter = await writeScript(system, 'reporter.cjs', mochaReporter);
  const chosen =
    request.files === undefined
      ? target.runnerArguments
      : await argumentsForFiles(
          system,
          project,
          target,
          request.files.map((file) => resolve(project.root, file)),
        );
  const run = await conditionedRun(system, project, target, request, true);
  const words = [path, ...(await conditionWords(run, request)), '--reporter', reporter.path, ...OVERRIDES, ...chosen];
  const contained = nodeRequest(
    project,
    target,
    [...target.nodeArguments, ...words],
    target.runnerEnvironment,
    request.timeoutMs,
  );
  const result = await system.runContained(run?.conditioned(contained) ?? contained);
  const typed =
    request.files === undefined
      ? target.runnerArguments
      : [...flagsOnly('mocha', target.runnerArguments), ...typedFiles(project, target, request.files)];
  return testRun({
    project,
    target,
    command: typedCommand({ ...nativeForm(request.condition ?? []), ...target.runnerEnvironment }, [
      'npx',
      'mocha',
      ...typed,
    ]),
    result,
    reading: await readOwnReport(join(reporter.folder, 'report.json')),
  });
}

/**
 * Mocha adds the files of its configuration to those on its command line. So that only `files` run, they are given as
 * the only `spec` of a configuration that holds everything else that mocha itself had read.
 */
async function argumentsForFiles(
  system: System,
  project: Project,
  target: Package,
  files: readonly string[],
): Promise<readonly string[]> {
  const options = await mochaOptions(system, project, target);
  const flags = flagsOnly('mocha', target.runnerArguments).filter((word) => !/^--spec\b/.test(word));
  if (options === null) {
    return [...flags, ...files];
  }
  const { _: _spec, reporter: _reporter, config: _config, package: _package, ...kept } = options;
  // Mocha takes an empty list of its configuration for one empty path.
  const told = Object.entries(kept).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  const text = JSON.stringify({ ...Object.fromEntries(told), spec: files });
  const { path } = await writeScript(system, 'mocharc.json', text);
  return ['--no-package', '--config', path];
}

/** What is not to run is pending, which a project may have forbidden. */
async function conditionWords(run: ConditionedRun | null, request: SuiteRequest): Promise<readonly string[]> {
  if (run === null) return [];
  const program = join(run.folder, 'mocha.cjs');
  await writeFile(program, mochaProgram);
  return ['--require', program, ...(request.tests === undefined ? [] : ['--no-forbid-pending'])];
}

/** Root hook plugins came with mocha 7.1; 8 is the first that was tried. */
const FIRST_VARIED = 8;

async function variety(system: System, project: Project, target: Package): Promise<Variety> {
  const major = Number.parseInt(target.runnerVersion ?? '', 10);
  const varied = major >= FIRST_VARIED;
  const why = `mocha ${target.runnerVersion ?? 'of an unknown version'} has no root hooks`;
  const options = await mochaOptions(system, project, target);
  return {
    cannot: [
      ...(varied ? [] : (['order', 'repeat'] as const).map((kind) => ({ kind, why }))),
      ...pinnedFactors(target),
    ],
    choosesTests: varied,
    choosesFiles: true,
    filesShareProcess: options?.parallel !== true || Number(options.jobs) === 1,
  };
}
