import picomatch from 'picomatch';
import { allCommittedPaths, committedFiles, committedSettings } from '../config/committed-files.ts';
import type { Brief } from '../domain/brief.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Git } from '../system/system.ts';
import { parseBrief } from './parse-brief.ts';

/** Each is read by a process of its own, and stands for at least one request to a model. */
const MOST_BRIEFS = 200;

export interface LoadedBriefs {
  /** In the order of their paths. */
  readonly briefs: readonly Brief[];
  readonly problems: readonly BriefProblem[];
}

/** A brief that cannot be used, which costs no other brief anything. */
export interface BriefProblem {
  /** Relative to the repository root. Hostile text, as `why` is. */
  readonly path: string;
  /** `file:line:column: what was received…`; a line for each mistake. */
  readonly why: string;
}

/**
 * The briefs as they are at a commit, whatever the work tree says.
 *
 * @param include globs on paths relative to the repository root; with `!` in front, what is left out. Nothing in `node_modules` is a brief
 * @throws CouldNotJudge when git cannot read the commit, and when more than 200 files match
 */
export async function loadBriefs(
  git: Git,
  root: string,
  commit: string,
  include: readonly string[],
): Promise<LoadedBriefs> {
  const isBrief = matcher(include);
  const paths = (await allCommittedPaths(git, root, commit, 'the briefs')).filter(isBrief);
  if (paths.length > MOST_BRIEFS) {
    throw new CouldNotJudge(
      `${paths.length} files match briefs.include (${include.join(', ')}) at ${commit.slice(0, 7)}; at most ${MOST_BRIEFS} are read. Narrow briefs.include in the policy.`,
    );
  }
  const named = paths.filter((path) => !UNNAMEABLE.test(path));
  const problems: BriefProblem[] = paths
    .filter((path) => UNNAMEABLE.test(path))
    .map((path) => ({
      path,
      why: 'received a file name with characters that cannot be seen, or that is not UTF-8. Rename it.',
    }));
  const briefs: Brief[] = [];
  const files = named.length === 0 ? [] : await committedFiles(git, root, commit, named, 'the briefs');
  for (const file of files) {
    try {
      briefs.push(parseBrief(file.path, await committedSettings(git, root, commit, file, 'brief')));
    } catch (problem) {
      if (!(problem instanceof CouldNotJudge)) throw problem;
      problems.push({ path: file.path, why: problem.message });
    }
  }
  return { briefs, problems };
}

/** It would not be the same file in a message, and git's output could not be told apart by it. */
const UNNAMEABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u;

function matcher(include: readonly string[]): (path: string) => boolean {
  const isIn = picomatch(
    include.filter((pattern) => !pattern.startsWith('!')),
    { dot: true },
  );
  const isOut = picomatch(
    include.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1)),
    { dot: true },
  );
  return (path) => isIn(path) && !isOut(path) && !/(?:^|\/)node_modules\//.test(path);
}
