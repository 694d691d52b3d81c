import type { Modules } from './modules.ts';
import type { ReadFile } from './test-file.ts';

/** Whether vitest runs a file: it imports vitest, or the package.json around it names vitest and no other runner. */
export function usesVitest({ path, imports }: ReadFile, modules: Modules): boolean {
  const specifiers = [...imports.values()].map(({ specifier }) => specifier);
  if (specifiers.some((specifier) => specifier === 'vitest')) return true;
  if (specifiers.some((specifier) => /^(?:@jest\/globals|mocha|node:test|ava|tape?)$/.test(specifier))) return false;
  for (const manifest of modules.manifestsAround(path)) {
    if (!/"(?:vitest|jest|mocha|ava)"\s*:/.test(manifest)) continue;
    return /"vitest"\s*:/.test(manifest) && !/"(?:jest|mocha|ava)"\s*:/.test(manifest);
  }
  return false;
}
