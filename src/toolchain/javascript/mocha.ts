import { join, resolve } from 'node:path';
import type { Variety } from '../../domain/stability.ts';
import type { TestRun } from '../../domain/test-run.ts';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { SuiteRequest, Toolchain } from '../toolchain.ts';
import { nodeRequest } from './contained-node.ts';
import { mochaReporter } from './mocha-reporter.ts';
import { mochaOptions, mochaTestFiles } from './mocha-test-files.ts';
import { flagsOnly } from './runner-flags.ts';
import { runnerProgram } from './runner-program.ts';
import { readOwnReport } from './suite-report.ts';
import { testRun, typedCommand } from './suite-run.ts';
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
  const words = [path, '--reporter', reporter.path, ...OVERRIDES, ...chosen];
  const contained = nodeRequest(
    project,
    target,
    [...target.nodeArguments, ...words],
    target.runnerEnvironment,
    request.timeoutMs,
  );
  const result = await system.runContained(contained);
  const typed =
    request.files === undefined
      ? target.runnerArguments
      : [...flagsOnly('mocha', target.runnerArguments), ...request.files];
  return testRun({
    project,
    target,
    command: typedCommand(target.runnerEnvironment, ['npx', 'mocha', ...typed]),
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

async function variety(): Promise<Variety> {
  return { cannot: [], choosesTests: false, choosesFiles: true, filesShareProcess: false };
}
