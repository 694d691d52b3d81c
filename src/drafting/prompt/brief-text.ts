import { type Brief, targetText } from '../../domain/brief.ts';

/** A brief as a model reads it: what the code must do, with the clauses and invariants that are asked for. */
export function briefText(brief: Brief, asked: ReadonlySet<string>): string {
  const clauses = brief.clauses
    .filter(({ id }) => asked.has(id))
    .map(({ id, kind, text }) => `- [${id}] (${kind}) ${text}`);
  const invariants = brief.invariants.filter(({ id }) => asked.has(id)).map(({ id, text }) => `- [${id}] ${text}`);
  return [
    `Behaviour of ${targetText(brief.target)}: ${brief.behaviour}`,
    ...titled('Clauses:', clauses),
    ...titled('Invariants, which hold for all inputs:', invariants),
    ...titled(
      'Keep real (no double stands there):',
      brief.seam.map((text) => `- ${text}`),
    ),
    ...titled(
      'Avoid:',
      brief.avoid.map((text) => `- ${text}`),
    ),
  ].join('\n');
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

/** Ids of all clauses and invariants, in the order of the brief. */
export function clauseIds({ clauses, invariants }: Brief): readonly string[] {
  return [...clauses, ...invariants].map(({ id }) => id);
}
