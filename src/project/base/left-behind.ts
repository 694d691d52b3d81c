import type { System } from '../../system/system.ts';

/** Ignored, and needed by no test: caches, reports of earlier runs, what editors and systems leave. */
const OF_NO_USE =
  /(^|\/)(node_modules|coverage|\.nyc_output|\.cache|\.turbo|\.idea|\.vscode|\.DS_Store|\.stryker-tmp|reports?|[^/]*\.(log|tsbuildinfo))\/?$|(^|\/)node_modules\//;

const MOST_NAMED = 5;

/** Says which ignored files and folders of head, such as a built dist/, the base tree lacks; null when there are none. */
export async function leftBehind({ git }: System, head: string): Promise<string | null> {
  const listed = await git.attempt(head, [
    'ls-files',
    '-z',
    '--others',
    '--ignored',
    '--exclude-standard',
    '--directory',
  ]);
  const paths = listed.stdout.split('\0').filter((path) => path !== '' && !OF_NO_USE.test(path));
  if (paths.length === 0) return null;
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  return `The base tree lacks what git ignores: ${listOf(paths)}${more}.`;
}

/** Some names, quoted where they hold more than a plain path does. */
export function listOf(paths: readonly string[]): string {
  return paths
    .slice(0, MOST_NAMED)
    .map((path) => (/^[\w@./+-]+$/.test(path) ? path : JSON.stringify(path)))
    .join(', ');
}
