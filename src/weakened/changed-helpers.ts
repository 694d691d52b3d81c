import { basename } from 'node:path/posix';
import { isScript } from '../change/classify.ts';
import type { Change, ChangedFile, FileKind } from '../domain/change.ts';
import { namedByPathIn, namesFiles, namingText } from '../project/named-files.ts';
import { behaviourChange } from '../source/behaviour.ts';
import type { ImportGraph } from '../source/import-graph.ts';
import { isReadable } from '../source/parse.ts';
import { readTestBlocks } from '../source/test-blocks.ts';
import type { ChangedTexts } from '../source/test-changes.ts';

/**
 * What the change edits or deletes of that which tests stand on: helpers, fixtures, snapshots and setup files, by their paths at base.
 * Not among them: what only moves, scripts that behave as before (setup files that are configuration by their name are not compared), and
 * snapshots to which the change only adds.
 */
export function changedHelpers(change: Change, textsOf: (path: string) => ChangedTexts): readonly string[] {
  const moved = new Map(change.files.map(({ path, previousPath }) => [previousPath ?? path, path]));
  const movedTo = (path: string) => moved.get(path) ?? path;
  return change.files
    .filter(({ kind, path, status }) => (kind === 'test' || isSetup(kind, path)) && status !== 'added')
    .filter((file) => !isAsBefore(file, textsOf(file.path), movedTo))
    .map(({ path, previousPath }) => previousPath ?? path);
}

/** Code that is configuration by its name and that no tool takes for its settings: `jest.setup.ts`, `setup-tests.js`. */
function isSetup(kind: FileKind, path: string): boolean {
  return kind === 'config' && isScript(path) && !SETTINGS.test(basename(path));
}

const SETTINGS = /\.(?:config|conf|workspace|preset|projects)\.[^.]+$|^\.\w+rc/;

/** Of these helpers, those that a configuration of base names: they are loaded with tests that do not import them. */
export async function setupsAmong(
  helpers: readonly string[],
  files: readonly string[],
  kindOf: (path: string) => FileKind,
  textOf: (path: string) => Promise<string>,
): Promise<readonly string[]> {
  const scripts = helpers.filter(isScript);
  if (scripts.length === 0) return [];
  const naming = files.filter((path) => namesFiles(path, kindOf) && !scripts.includes(path));
  const texts = await Promise.all(naming.map(async (path) => namingText(path, await textOf(path))));
  return scripts.filter(namedByPathIn(texts.join('\n')));
}

function isAsBefore(file: ChangedFile, { before, after }: ChangedTexts, movedTo: (path: string) => string): boolean {
  const { path, previousPath, status, removedLines, lines, binary } = file;
  const then = previousPath ?? path;
  if (status === 'renamed' && removedLines === 0 && lines.length === 0 && !binary) return true;
  if (/\.snap(shot)?$/.test(path)) return status !== 'deleted' && removedLines === 0;
  if (before === null || !isReadable(then)) return false;
  // A file with tests of its own: each of them is compared by itself.
  if (readTestBlocks(then, before)?.blocks.some(({ kind }) => kind === 'case') === true) return true;
  if (after === null) return false;
  return behaviourChange({ path: then, text: before }, { path, text: after }, movedTo) === 'same';
}

/** The test files of base that import one of these, at any depth. */
export async function filesThatImport(
  graph: ImportGraph,
  helpers: readonly string[],
  files: readonly string[],
  kindOf: (path: string) => FileKind,
): Promise<readonly string[]> {
  const wanted = new Set(helpers);
  const found: string[] = [];
  for (const file of wanted.size === 0 ? [] : files) {
    if (kindOf(file) !== 'test' || !isReadable(file) || wanted.has(file)) continue;
    const closure = await graph.closureOf(file);
    if (closure.files.some((path) => wanted.has(path))) found.push(file);
  }
  return found;
}
