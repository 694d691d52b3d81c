import type { TestResult } from './protocol.ts';
import { pathInPackage } from './scope.ts';

/**
 * Tells which files hold tests: paths relative to the package by id of test, each once. Tests of several files can share an id.
 * Undefined, where no file of one of them is known.
 */
export function filesOfTests(tests: readonly TestResult[]): (ids: readonly string[]) => readonly string[] | undefined {
  const byId = new Map<string, Set<string>>();
  for (const { id, fileName } of tests) {
    if (fileName === undefined) continue;
    const files = byId.get(id) ?? new Set();
    byId.set(id, files.add(pathInPackage(fileName)));
  }
  return (ids) => {
    const files = new Set<string>();
    for (const id of ids) {
      const found = byId.get(id);
      if (found === undefined) return undefined;
      for (const file of found) files.add(file);
    }
    return [...files];
  };
}
