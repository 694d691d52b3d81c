import { dirname } from 'node:path';
import type { Modules } from './modules.ts';
import type { ReadFile } from './test-file.ts';

/** Whether vitest runs a file: it imports vitest, or the package.json around it names vitest and no other runner. */
export function usesVitest({ path, imports }: ReadFile, modules: Modules): boolean {
  const specifiers = [...imports.values()].map(({ specifier }) => specifier);
  if (specifiers.some((specifier) => specifier === 'vitest')) return true;
  if (specifiers.some((specifier) => /^(?:@jest\/globals|mocha|node:test|ava|tape?)$/.test(specifier))) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const manifest = modules.text(folder === '.' ? 'package.json' : `${folder}/package.json`);
    if (manifest !== null && /"(?:vitest|jest|mocha|ava)"\s*:/.test(manifest)) {
      return /"vitest"\s*:/.test(manifest) && !/"(?:jest|mocha|ava)"\s*:/.test(manifest);
    }
    if (folder === '.') return false;
  }
}
