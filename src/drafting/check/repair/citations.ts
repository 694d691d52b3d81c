import { isCited } from '../clauses.ts';
import type { RepairRule } from './edits.ts';

/** Puts a comment with the clauses on top that the draft says it tests and that its code does not cite. */
export const citations: RepairRule = ({ tree, code }, { settings }, { clauses }) => {
  const missing = [...new Set(clauses)].filter((clause) => settings.clauseIds.has(clause) && !isCited(clause, code));
  if (missing.length === 0) return null;
  // A comment that chooses the environment has to stay the first thing of the file.
  const [first] = tree.comments ?? [];
  const isLeading =
    first?.type === 'CommentBlock' && first.value.startsWith('*') && code.slice(0, first.start ?? 0).trim() === '';
  const at = isLeading ? (first.end ?? 0) : 0;
  const line = `// Clauses: ${missing.join(', ')}\n`;
  return {
    edits: [{ start: at, end: at, text: isLeading ? `\n${line.trimEnd()}` : line }],
    what: `cited ${missing.join(', ')}`,
  };
};
