import { basename, dirname } from 'node:path';
import type { Modules } from './modules.ts';
import type { TestFile } from './test-file.ts';

/** What a file is called, without what says that it is a test. */
function stemOf(path: string): string {
  const name = basename(path).replace(/\.[cm]?[jt]sx?$|\.(?:vue|svelte)$/, '');
  const plain = name
    .replace(/[.\-_](?:test|spec|tests|specs|unit|it|e2e|integration)$/i, '')
    .replace(/^(?:test|spec)[.\-_]/i, '');
  return (plain === 'index' ? basename(dirname(path)) : plain).toLowerCase();
}

/**
 * The module that a test file is about: the one of its imports, mocked or not, that is called as it is. None when there is no
 * such, or several.
 */
export function subjectOf(file: TestFile, modules: Modules): string | null {
  const stem = stemOf(file.path);
  const specifiers = new Set([...file.imports.values()].map(({ specifier }) => specifier));
  const paths = new Set([...specifiers].flatMap((specifier) => modules.pathsOf(file.path, specifier)));
  const alike = [...paths].filter((path) => path !== file.path && stemOf(path) === stem);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}
