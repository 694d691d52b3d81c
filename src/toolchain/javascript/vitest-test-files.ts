import { isAbsolute, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { TestFileMatcher } from '../toolchain.ts';
import { vitestProjects } from './vitest-projects.ts';

/** By `include` and `exclude` of each vitest project, as vitest itself resolves them. Null before vitest 2. */
export async function vitestTestFiles(
  system: System,
  project: Project,
  target: Package,
): Promise<TestFileMatcher | null> {
  const projects = await vitestProjects(system, project, target);
  if (projects === null) {
    return null;
  }
  const matchers = projects.map(({ folder, include, exclude }) => {
    const included = picomatch(include, { dot: true, ignore: exclude });
    return (absolute: string) => {
      const path = relative(folder, absolute).split(sep).join('/');
      return !isAbsolute(path) && !path.startsWith('../') && included(path);
    };
  });
  return (path) => matchers.some((matches) => matches(join(project.root, path)));
}
