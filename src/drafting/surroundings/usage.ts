import { join } from 'node:path/posix';
import { readTexts } from '../../change/texts.ts';
import type { Git } from '../../system/system.ts';

const LONGEST_USAGE = 6_000;

/**
 * Examples of the documentation that name an export: the fenced blocks of the package's README as it is at the base commit. Empty when there
 * are none.
 */
export async function usageOf(
  { git, root, base }: { readonly git: Git; readonly root: string; readonly base: string },
  directory: string,
  name: string,
): Promise<string> {
  if (name === 'default') return '';
  const path = join(directory, 'README.md');
  const [texts] = await readTexts(git, root, base, [{ path, before: path, after: null }]);
  const blocks = fencedBlocks(texts?.before ?? '').filter((block) => hasWord(block, name));
  return blocks.join('\n\n').slice(0, LONGEST_USAGE);
}

function fencedBlocks(markdown: string): readonly string[] {
  const blocks: string[] = [];
  let open: string[] | null = null;
  for (const line of markdown.split('\n')) {
    const isFence = /^\s{0,3}(?:```|~~~)/.test(line);
    if (isFence && open === null) open = [];
    else if (isFence && open !== null) {
      blocks.push(open.join('\n'));
      open = null;
    } else open?.push(line);
  }
  return blocks;
}

function hasWord(text: string, word: string): boolean {
  return text.split(/[^\w$]+/).includes(word);
}
