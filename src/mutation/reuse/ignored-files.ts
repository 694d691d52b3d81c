import type { Git } from '../../system/system.ts';

const MOST_FILES = 5_000;

/** What runs write that no test reads again. */
const NOISE =
  /(?:^|\/)(?:node_modules|coverage|\.nyc_output|\.cache|\.stryker-tmp|earnest-sandbox|\.idea|\.vscode|\.turbo)(?:\/|$)|\.(?:log|tsbuildinfo)$|(?:^|\/)(?:\.eslintcache|\.DS_Store)$/;

/** Files that git ignores, installed packages and the traces of runs left out; null when there are more than 5,000 of them. */
export async function ignoredFiles(git: Git, root: string): Promise<readonly string[] | null> {
  const args = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard'];
  const listed = await git.text(root, [...args, '--', '.', ':(exclude,glob)**/node_modules/**']);
  const paths = listed.split('\0').filter((path) => path !== '' && !NOISE.test(path));
  return paths.length > MOST_FILES ? null : paths;
}
