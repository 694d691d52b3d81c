import { dirname } from 'node:path/posix';
import type { FileTree } from '../../source/file-tree.ts';
import type { DraftRunner } from './draft-to-check.ts';

/** Where the types are that a draft is checked against. */
export interface LibraryFiles {
  /** Absolute, real path of the folder with `lib.*.d.ts`: read as data, no code of it is run. */
  readonly folder: string;
  /** Names of these files. */
  readonly names: ReadonlySet<string>;
  /** The major version of the project's TypeScript: defaults of options differ. */
  readonly major: number;
}

interface Places {
  readonly text: (path: string) => string | null;
  readonly list: (absolute: string) => readonly string[];
  /** The real path of a folder, which may be outside of the root. */
  readonly real: (path: string) => string | null;
}

/** The library files of the TypeScript that the project has installed around a folder; a text says why there are none. */
export function libraryFiles({ text, list, real }: Places, folder: string): LibraryFiles | string {
  for (const at of foldersUp(folder)) {
    const place = inFolder(at, 'node_modules/typescript');
    const absolute = real(`${place}/lib`);
    if (absolute === null) continue;
    const names = new Set(list(absolute).filter((name) => /^lib\..*\.d\.ts$/.test(name) || name === 'lib.d.ts'));
    if (!names.has('lib.es5.d.ts')) continue;
    const version = /"version"\s*:\s*"(\d{1,3})\./.exec(text(`${place}/package.json`)?.slice(0, 10_000) ?? '')?.[1];
    return { folder: absolute, names, major: Number(version ?? 5) };
  }
  return 'TypeScript is not installed in node_modules, and its library files are not there';
}

const TYPES_OF: Readonly<Record<DraftRunner, readonly string[]>> = {
  jest: ['@types/jest', '@jest/globals'],
  vitest: ['vitest'],
  mocha: ['@types/mocha'],
  'node-test': ['@types/node'],
};

/** Why the types of a runner cannot be had; null when they are there. */
export function missingRunnerTypes(tree: FileTree, runner: DraftRunner | null, folder: string): string | null {
  const names = runner === null ? Object.values(TYPES_OF).flat() : TYPES_OF[runner];
  const isThere = foldersUp(folder).some((at) =>
    names.some((name) => tree.find(inFolder(at, `node_modules/${name}`)) !== null),
  );
  return isThere ? null : `the types of the test runner are not installed (${names.join(' or ')} in node_modules)`;
}

/** Names of the packages below `node_modules/@types`, around a folder. */
export function typesPackages(tree: FileTree, folder: string): readonly string[] {
  return [...new Set(foldersUp(folder).flatMap((at) => tree.namesIn(inFolder(at, 'node_modules/@types'))))]
    .filter((name) => !name.startsWith('.'))
    .sort();
}

/** A folder and those around it, up to the root. */
export function foldersUp(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    folders.push(at);
    if (at === '.' || at === '/' || at === '') return folders;
  }
}

export function inFolder(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}
