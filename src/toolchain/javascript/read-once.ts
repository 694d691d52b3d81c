import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';

type Read<T> = (system: System, project: Project, target: Package) => Promise<T>;

/**
 * A reading of a package's configuration that is made once in a gate: asking the runner takes a start of it, and a work tree does
 * not change under a gate (see change/same-tree.ts).
 *
 * @param read is called once for each system, package folder and set of flags; what it resolves to is kept
 */
export function readOnce<T>(read: Read<T>): Read<T> {
  const known = new WeakMap<System, Map<string, Promise<T>>>();
  return (system, project, target) => {
    const ofSystem = known.get(system) ?? new Map<string, Promise<T>>();
    known.set(system, ofSystem);
    const { root, runnerArguments, nodeArguments, runnerEnvironment } = target;
    const key = JSON.stringify([root, runnerArguments, nodeArguments, runnerEnvironment]);
    const found = ofSystem.get(key) ?? read(system, project, target);
    ofSystem.set(key, found);
    return found;
  };
}
