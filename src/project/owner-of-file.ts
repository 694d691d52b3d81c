import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Policy } from '../domain/policy.ts';
import { type DetectionOptions, detectProject } from './detect-project.ts';
import { packageOf } from './package-of.ts';
import type { Package, Project } from './project.ts';

/**
 * The package that runs a test file: among those that the gate finds, else the next folder above the file that is one.
 *
 * @param file relative to the root
 * @param tree its root, and the folder in it that was asked for
 * @throws CouldNotJudge when there is none, or its runner is not installed
 */
export async function ownerOfFile(
  file: string,
  { root, within }: { readonly root: string; readonly within: string },
  policy: Policy,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly project: Project; readonly subject: Package }> {
  const options: Omit<DetectionOptions, 'packages'> = { ...policy.suite, environment };
  const own = policy.packages.length === 0 && within !== '.' ? [within] : policy.packages;
  let problem: unknown = null;
  for (const packages of [own, ...(await nextPackage(root, file))]) {
    try {
      const project = await detectProject(root, { ...options, packages });
      const subject = packageOf(file, project.packages);
      if (subject !== null) return { project, subject };
    } catch (error) {
      problem ??= error;
    }
  }
  throw (
    problem ??
    new CouldNotJudge(
      `${JSON.stringify(file)} is in no package whose tests can be run. Name its folder under \`packages\`.`,
    )
  );
}

async function nextPackage(root: string, file: string): Promise<readonly (readonly string[])[]> {
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    const found = await stat(join(root, folder, 'package.json')).catch(() => null);
    if (found?.isFile()) return [[folder]];
  }
  return [];
}
