import type { FoundBlock } from './find-blocks.ts';
import type { SyntaxTree } from './syntax.ts';

/** At the beginning of a comment, so that a sentence about the mark is none; a reason may follow. */
const MARK = /^[\s*]*earnest-ordered(?![\w-])/;

/** False for a text that holds no mark, without parsing it. */
export function mayHoldMarks(text: string): boolean {
  return text.includes('earnest-ordered');
}

/** A mark, by what stands around it and the comments beside it. */
interface Mark {
  /** It stands on a line of its own. */
  readonly ownLine: boolean;
  readonly line: number;
}

/**
 * Tells which suites are marked with a comment `earnest-ordered`: directly before the suite (on a line of its own, or on the
 * suite's), or as the first thing inside of it. A mark that stands first in one suite and before another is for both.
 */
export function orderedMarks(tree: SyntaxTree, text: string): (block: FoundBlock) => boolean {
  /** By the offset of what follows, and the offsets where what precedes ends. */
  const before = new Map<number, readonly Mark[]>();
  const behind = new Set<number>();
  for (const run of commentRuns(tree, text)) {
    if (run.marks.length === 0) continue;
    before.set(run.followedAt, run.marks);
    behind.add(run.precededAt);
  }
  return ({ kind, statement, call, callback }) => {
    if (kind !== 'suite') return false;
    const marks = before.get(statement?.start ?? call.start ?? -1) ?? [];
    if (marks.some(({ ownLine, line }) => ownLine || line === call.loc?.start.line)) return true;
    const body = callback?.body;
    return body?.type === 'BlockStatement' && behind.has((body.start ?? -2) + 1);
  };
}

interface CommentRun {
  readonly precededAt: number;
  followedAt: number;
  readonly marks: Mark[];
}

/** Comments with nothing but white space between them. */
function commentRuns(tree: SyntaxTree, text: string): readonly CommentRun[] {
  const runs: CommentRun[] = [];
  let end = -1;
  for (const comment of tree.comments ?? []) {
    const start = comment.start ?? 0;
    let run = runs.at(-1);
    if (run === undefined || text.slice(end, start).trim() !== '') {
      run = { precededAt: text.slice(0, start).trimEnd().length, followedAt: -1, marks: [] };
      runs.push(run);
      end = run.precededAt;
    }
    const ownLine = end === 0 || text.slice(end, start).includes('\n');
    if (MARK.test(comment.value)) run.marks.push({ ownLine, line: comment.loc?.end.line ?? -1 });
    end = comment.end ?? start;
    run.followedAt = end + Math.max(0, text.slice(end).search(/\S/));
  }
  return runs;
}
