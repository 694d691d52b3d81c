import type { Brief } from '../domain/brief.ts';
import { DRAFT_MARK } from '../domain/draft.ts';

/** The code of a draft with its mark on top. */
export function marked(code: string, id: string, brief: Brief, clauses: readonly string[]): string {
  const of = brief.path.replace(/[^\w./@+ -]/g, '?');
  return `// ${DRAFT_MARK} ${id.replace(/[^\w.-]/g, '?')}: a model drafted this from ${of} (${clauses.join(', ')}). Read it, and remove this line to take it as yours.\n${code}`;
}
