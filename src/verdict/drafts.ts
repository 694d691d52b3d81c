import type { Change } from '../domain/change.ts';
import { DRAFT_MARK } from '../domain/draft.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { readScript } from './script-text.ts';
import type { ChangedText } from './suppressions.ts';
import { counted, oneLine } from './wording.ts';

const MARK = new RegExp(`^[/* \\t]*${DRAFT_MARK}(?![\\w-])`, 'm');

/**
 * The drafts check: a test that a model drafted counts when a person has read it and taken it as theirs.
 * - fail: an added or edited test file carries the mark `@draft` at the beginning of a comment, or of a line in one.
 * - pass: none does.
 */
export function draftsCheck(change: Change, texts: readonly ChangedText[]): Check {
  const byPath = new Map(texts.map(({ path, after }) => [path, after]));
  const findings = change.files.flatMap(({ path, kind }): readonly Finding[] => {
    const text = kind === 'test' ? (byPath.get(path) ?? null) : null;
    const line = text === null ? null : lineOfMark(text);
    return line === null ? [] : [marked(path, line)];
  });
  return {
    id: 'drafts',
    status: findings.length > 0 ? 'fail' : 'pass',
    summary:
      findings.length > 0
        ? `${counted(findings.length, 'drafted test file is', 'drafted test files are')} nobody’s yet`
        : 'no added or edited test is a draft that nobody has taken',
    why: null,
    findings,
  };
}

function lineOfMark(text: string): number | null {
  if (!text.includes(DRAFT_MARK)) return null;
  for (const { line, text: comment } of readScript(text).comments) {
    const found = MARK.exec(comment);
    if (found !== null) return line + comment.slice(0, found.index + found[0].length).split('\n').length - 1;
  }
  return null;
}

function marked(path: string, line: number): Finding {
  return {
    level: 'block',
    message: `${oneLine(path)}:${line} carries ${DRAFT_MARK}: read the test against its brief, and remove that mark to take it as yours`,
    at: { file: path, line },
    reproduce: null,
  };
}
