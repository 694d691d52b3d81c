/** Files that configuration brings in without importing them: setup files, reporters, environments. */

import { basename, dirname } from 'node:path/posix';
import type { FileKind } from '../domain/change.ts';

/** Manifests and configuration in whatever notation, but not lock files. */
export function namesFiles(path: string, classify: (path: string) => FileKind): boolean {
  if (/(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$|\.lockb?$|-lock\.yaml$/.test(path) || path.startsWith('.github/'))
    return false;
  return classify(path) === 'config' || /(?:^|\/)\.[\w-]+rc(?:\.\w+)?$|\.opts$/.test(path);
}

/** What a configuration says that may name files: of a package.json not what it needs, nor what it says of itself. */
export function namingText(path: string, text: string): string {
  if (basename(path) !== 'package.json') return text;
  try {
    const manifest: unknown = JSON.parse(text);
    return JSON.stringify(manifest, (key, value) => (NOT_NAMING.test(key) ? undefined : value));
  } catch {
    return text;
  }
}

const NOT_NAMING =
  /^(?:(?:dev|peer|optional|bundled?)?[dD]ependencies|peerDependenciesMeta|overrides|resolutions|keywords|description|name|version|author|contributors|license|repository|bugs|homepage|funding|engines|publishConfig)$/;

/** Whether texts name a file as configuration may: with its ending or without, by its folder too where the name says little by itself. */
export function namedIn(texts: string): (path: string) => boolean {
  const words = new Set(texts.split(/[^\w.-]+/).flatMap((word) => [word, withoutEnding(word)]));
  return (path) => {
    const name = withoutEnding(basename(path));
    if (/[^\w.-]/.test(name)) return texts.includes(name);
    if (name.length >= 4 && !/^(?:index|main|tests?|spec|types|utils)$/.test(name)) return words.has(name);
    return texts.includes(withFolder(path));
  };
}

/** Whether texts name a file by its name with the ending, or by its folder and its name: a word alone is none. */
export function namedByPathIn(texts: string): (path: string) => boolean {
  return (path) => texts.includes(basename(path)) || texts.includes(withFolder(path));
}

function withFolder(path: string): string {
  const folder = basename(dirname(path));
  return `${folder === '.' ? './' : `${folder}/`}${withoutEnding(basename(path))}`;
}

function withoutEnding(name: string): string {
  return name.replace(/(?:\.d)?\.[^.]+$/, '');
}
