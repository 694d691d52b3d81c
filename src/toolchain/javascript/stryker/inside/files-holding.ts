import type { TestResult } from './protocol.ts';
import { pathInPackage } from './scope.ts';

/**
 * Tells which files hold the tests with these ids, relative to the package, each once: tests of several files can share an id.
 * Undefined, where no file of one of them is known.
 */
export function filesHolding(tests: readonly TestResult[]): (ids: Iterable<string>) => readonly string[] | undefined {
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
