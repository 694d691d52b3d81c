import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Package, Project } from '../../project/project.ts';
import type { SuiteRequest } from '../toolchain.ts';
import { nativeForm } from './conditions/native-form.ts';
import { jestWrapper } from './jest-program.ts';
import { flagsOnly } from './runner-flags.ts';
import { typedCommand } from './suite-run.ts';

const JEST = join('node_modules', 'jest', 'bin', 'jest.js');

/** The run of a request as a person would type it in the package's folder. A condition is part of it where a shell can vary it. */
export async function jestTypedCommand(project: Project, target: Package, request: SuiteRequest): Promise<string> {
  const fromPackage = (file: string) => relative(target.root, resolve(project.root, file)).split(sep).join('/');
  const chosen =
    request.files === undefined
      ? target.runnerArguments
      : [...flagsOnly('jest', target.runnerArguments), '--runTestsByPath', ...request.files.map(fromPackage)];
  const environment = { ...nativeForm(request.condition ?? []), ...target.runnerEnvironment };
  return typedCommand(environment, [...(await typedProgram(project, target)), ...chosen]);
}

async function typedProgram(project: Project, target: Package): Promise<readonly string[]> {
  const wrapper = jestWrapper(target);
  if (wrapper !== null) return ['npx', wrapper, 'test', '--watchAll=false'];
  if (target.nodeArguments.length === 0) return ['npx', 'jest'];
  return ['node', ...target.nodeArguments, await nearestJest(project, target)];
}

/** Node's own flags leave no room for npx: in a workspace, jest may be installed in a folder above. */
async function nearestJest(project: Project, target: Package): Promise<string> {
  for (let folder = target.root; ; folder = dirname(folder)) {
    const found = await stat(join(folder, JEST)).catch(() => null);
    if (found !== null) return relative(target.root, join(folder, JEST)).split(sep).join('/');
    if (folder === project.root || dirname(folder) === folder) return JEST.split(sep).join('/');
  }
}
