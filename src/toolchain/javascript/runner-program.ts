import { CouldNotJudge } from '../../domain/could-not-judge.ts';
import { type InstalledPackage, installedPackage } from '../../project/installed-package.ts';
import type { Package } from '../../project/project.ts';

/** The runner's package as installed for `target`, and the path of one of its programs. */
export async function runnerProgram(
  target: Package,
  packageName: string,
  program: string,
): Promise<{ readonly installed: InstalledPackage; readonly path: string }> {
  const installed = await installedPackage(target.root, packageName);
  const path = installed?.programs.get(program);
  if (installed === null || path === undefined) {
    throw new CouldNotJudge(
      `${packageName} is not installed for ${target.directory === '.' ? 'this repository' : target.directory}. Install the project's dependencies before this step.`,
    );
  }
  return { installed, path };
}
