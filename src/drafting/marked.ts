import type { Brief } from '../domain/brief.ts';

/** What a drafted file begins with until a person has read it and takes it as theirs. */
export const DRAFT_MARK = '@draft';

/** The code of a draft with its mark on top. */
export function marked(code: string, id: string, brief: Brief, clauses: readonly string[]): string {
  const of = brief.path.replace(/[^\w./@+ -]/g, '?');
  return `// ${DRAFT_MARK} ${id.replace(/[^\w.-]/g, '?')}: a model drafted this from ${of} (${clauses.join(', ')}). Read it, and remove this line to take it as yours.\n${code}`;
}
