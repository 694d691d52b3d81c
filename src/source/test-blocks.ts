import { blockKeys } from './block-keys.ts';
import { findBlocks } from './find-blocks.ts';
import { orderedMarks } from './ordered-marks.ts';
import { parseScript } from './parse.ts';
import type { Title } from './title.ts';

/** A suite or a case as its source declares it. One block of `each`, or in a loop, becomes several tests. */
export interface TestBlock {
  readonly kind: 'suite' | 'case';
  /** From the outermost suite inwards, its own title last. */
  readonly titlePath: readonly Title[];
  /** `only`, `skip`, `each`… in the order they are chained. */
  readonly modifiers: readonly string[];
  /** 1-based, inclusive. */
  readonly line: number;
  readonly endLine: number;
  /** Hash of the call and its function, without the title: equal for two blocks that differ in formatting only. */
  readonly bodyKey: string;
  /** Hash of what surrounds it: hooks and other statements of the enclosing suites and of the module that it may depend on. */
  readonly contextKey: string;
  /** Hash of what the block and its context take from other files. */
  readonly importsKey: string;
  /** Marked `earnest-ordered`: its tests may rely on their order. */
  readonly ordered: boolean;
}

export interface TestModel {
  /** In the order they begin. */
  readonly blocks: readonly TestBlock[];
}

/** Suites nest some five deep; a text with more than this many is made to be slow. */
const DEEPEST_NESTING = 100;

/**
 * Every suite and case that a file declares, by whatever name the test functions have there (see test-functions.ts).
 *
 * @returns null when the file cannot be parsed (`.vue` and `.svelte` among them) or its suites nest absurdly deep; never throws
 */
export function readTestBlocks(path: string, text: string): TestModel | null {
  const tree = parseScript(path, text);
  if (tree === null) return null;
  const found = findBlocks(tree);
  if (found.some(({ depth }) => depth > DEEPEST_NESTING)) return null;
  const keys = blockKeys(tree, found);
  const isOrdered = orderedMarks(tree, text);
  const blocks: TestBlock[] = [];
  const titles = new Map<(typeof found)[number] | null, readonly Title[]>([[null, []]]);
  for (const block of found) {
    const titlePath = [...(titles.get(block.parent) ?? []), block.title];
    const own = keys.get(block);
    titles.set(block, titlePath);
    if (own === undefined) continue;
    blocks.push({
      kind: block.kind,
      titlePath,
      modifiers: block.callee.modifiers,
      line: block.call.loc?.start.line ?? 1,
      endLine: block.call.loc?.end.line ?? 1,
      ...own,
      ordered: isOrdered(block),
    });
  }
  return { blocks };
}
