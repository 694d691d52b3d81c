import { dirname } from 'node:path/posix';
import type { DraftProblem } from '../../domain/draft.ts';
import { normal } from '../../source/module-files.ts';
import type { SyntaxTree } from '../../source/syntax.ts';
import { indexTree, type TreeIndex } from '../../source/tree-index.ts';
import type { DraftFile } from './draft-to-check.ts';
import { type ModuleRequests, moduleRequests } from './module-requests.ts';
import { type Scope, scopeOf } from './scope.ts';
import { strictParse } from './strict-parse.ts';

/** A drafted file that parses. */
export interface ReadDraft extends DraftFile {
  readonly tree: SyntaxTree;
  readonly index: TreeIndex;
  readonly scope: Scope;
  readonly requests: ModuleRequests;
  /** A file of factories: it declares no tests, and is imported by a draft. */
  readonly isFixture: boolean;
  /** A relative specifier that means one of the draft's own fixtures, whose text is the model's too. */
  isDrafted(specifier: string): boolean;
}

export function readDraft(
  file: DraftFile,
  isFixture: boolean,
  fixtures: readonly DraftFile[],
): ReadDraft | DraftProblem {
  const tree = strictParse(file.path, file.code);
  return 'message' in tree ? tree : readTree(file, tree, isFixture, fixtures);
}

export function readTree(
  { path, code }: DraftFile,
  tree: SyntaxTree,
  isFixture: boolean,
  fixtures: readonly DraftFile[],
): ReadDraft {
  const index = indexTree(tree);
  const scope = scopeOf(tree.program);
  const drafted = new Set(fixtures.map((fixture) => withoutEnding(fixture.path)));
  return {
    path,
    code,
    tree,
    index,
    scope,
    requests: moduleRequests(tree.program, index, scope),
    isFixture,
    isDrafted: (specifier) => drafted.has(withoutEnding(normal(`${dirname(path)}/${specifier}`))),
  };
}

function withoutEnding(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '');
}
