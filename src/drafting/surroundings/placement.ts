import { dirname, join, relative } from 'node:path/posix';
import type { TestFile } from '../../review/model/test-file.ts';
import { type ExistingTests, stem } from './existing-tests.ts';
import type { TestPackage } from './test-package.ts';

/** Where the drafts for one target go, and how they name files. */
export interface Placement {
  /** Relative to the repository root. */
  readonly directory: string;
  /** What the name of a draft begins with. */
  readonly stem: string;
  /** `.ts`, `.js`, `.mjs`… */
  readonly ending: string;
  /** `test`, or `spec` where the tests around are named so. */
  readonly word: 'test' | 'spec';
  /** How the test files around name other modules. */
  readonly modules: 'import' | 'require';
  /** What the test files around write at the end of a path: `.ts`, `.js`, or nothing. */
  readonly written: 'as-is' | 'js' | 'none';
}

/**
 * Beside the tests of the target; else where the nearest tests are, when these stand in a folder of their own; else beside the
 * target. Named and written like the tests around.
 */
export function placementOf(target: string, tests: ExistingTests, { directory, runner }: TestPackage): Placement {
  const [model] = [...tests.ofTarget, ...tests.others];
  const isTyped = /\.[cm]?tsx?$/.test(target) || (model !== undefined && /\.[cm]?tsx?$/.test(model.path));
  const own = tests.ofTarget[0];
  return {
    directory: own === undefined ? folderLike(model, target, directory) : dirname(own.path),
    stem: stem(target),
    ending: isTyped ? typedEnding(target) : plainEnding(model?.path ?? target),
    word: model !== undefined && /[.\-_]spec\.[cm]?[jt]sx?$/.test(model.path) ? 'spec' : 'test',
    modules: model !== undefined && usesRequire(model) ? 'require' : 'import',
    written: writtenIn([...tests.ofTarget, ...tests.others]) ?? (isTyped && runner !== 'node-test' ? 'none' : 'as-is'),
  };
}

/** The path of a draft; `number` makes it one of its own. */
export function draftPath({ directory, stem: name, word, ending }: Placement, number: number): string {
  return join(directory, `${name}-${number}.draft.${word}${ending}`);
}

/** The path of a drafted fixture. */
export function fixturePath({ directory, stem: name, ending }: Placement, fixture: string): string {
  return join(directory, `${name}.${fixture}.draft${ending}`);
}

/** How a draft writes the path of a file of the repository. */
export function specifierOf({ directory, written }: Placement, file: string): string {
  const path = relative(directory, file);
  const dotted = path.startsWith('.') ? path : `./${path}`;
  switch (written) {
    case 'as-is':
      return dotted;
    case 'js':
      return dotted.replace(/\.([cm]?)tsx?$/, '.$1js');
    case 'none':
      return dotted.replace(/\.[jt]sx?$/, '');
  }
}

function folderLike(model: TestFile | undefined, target: string, directory: string): string {
  if (model === undefined) return dirname(target);
  const folder = dirname(model.path);
  const isApart = /(?:^|\/)(?:__tests__|tests?|specs?)(?:\/|$)/.test(folder);
  if (!isApart) return dirname(target);
  const beside = /^(.*\/)?__tests__$/.exec(folder);
  if (beside !== null && dirname(model.path) !== join(directory, '__tests__'))
    return join(dirname(target), '__tests__');
  return folder;
}

function typedEnding(target: string): string {
  return /\.([cm])tsx?$/.exec(target)?.[1] === 'm' ? '.mts' : '.ts';
}

function plainEnding(path: string): string {
  return /\.[cm]js$/.exec(path)?.[0] ?? '.js';
}

function usesRequire({ index, text }: TestFile): boolean {
  return index.ofType('ImportDeclaration').length === 0 && /\brequire\(/.test(text);
}

/** What most relative imports of the test files around end with. */
function writtenIn(tests: readonly TestFile[]): Placement['written'] | null {
  const counts = { 'as-is': 0, js: 0, none: 0 };
  for (const { path, imports } of tests.slice(0, 20)) {
    for (const { specifier } of imports.values()) {
      if (!/^\.\.?\//.test(specifier)) continue;
      const typed = /\.[cm]?tsx?$/.test(specifier);
      const plain = /\.[cm]?jsx?$/.test(specifier);
      if (typed) counts['as-is'] += 1;
      else if (plain) counts[/\.[cm]?tsx?$/.test(path) ? 'js' : 'as-is'] += 1;
      else if (!/\.\w+$/.test(specifier)) counts.none += 1;
    }
  }
  const [best] = (['as-is', 'js', 'none'] as const)
    .filter((kind) => counts[kind] > 0)
    .sort((one, other) => counts[other] - counts[one]);
  return best ?? null;
}
