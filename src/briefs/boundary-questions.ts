import type { KnownParameter } from './signature.ts';

const LONGEST_TYPE = 300;
const MOST_CHOICES = 8;

/**
 * What to ask a person of the limits of one parameter, as the end of a question: `it is zero, below zero, a fraction or very large`. Null for
 * a parameter whose type suggests none.
 */
export function boundariesOf({ type, optional }: KnownParameter): string | null {
  const parts = unionOf((type ?? '').slice(0, LONGEST_TYPE));
  const literals = parts.filter((part) => LITERAL.test(part));
  const cases = [
    ...(parts.some(isNumber) ? ['it is zero, below zero, a fraction or very large'] : []),
    ...(parts.some((part) => part === 'bigint') ? ['it is zero, below zero or very large'] : []),
    ...(parts.some((part) => part === 'string') ? ['it is empty, only blanks or very long'] : []),
    ...(parts.some(isList) ? ['it holds nothing, exactly one, or the same one twice'] : []),
    ...(parts.some(isTime) ? ['it is exactly at a limit, in the past, in the future or in another time zone'] : []),
    ...(literals.length > 1 ? [`it is each of ${listed(literals)}, or something else`] : []),
    ...(parts.includes('null') ? ['it is null'] : []),
    ...(optional || parts.includes('undefined') ? ['it is left out'] : []),
  ];
  return cases.length === 0 ? null : cases.join('; or ');
}

/** A text, a number, or a member of an enum. */
const LITERAL =
  /^(?:'[^']*'|"[^"]*"|-?\d[\d._]*|[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*|\['[^']*'\]|\["[^"]*"\]))$/u;

function isNumber(part: string): boolean {
  return part === 'number';
}

function isList(part: string): boolean {
  return /(?:\[\]|^\[.*\])$/.test(part) || /^(?:Readonly)?(?:Array|Set|Map)</.test(part);
}

function isTime(part: string): boolean {
  return part === 'Date' || part.startsWith('Temporal.');
}

function listed(literals: readonly string[]): string {
  const rest = literals.length - MOST_CHOICES;
  return [...literals.slice(0, MOST_CHOICES), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

/** The members of a union, without `readonly` and parentheses around one. */
function unionOf(type: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  let quote = '';
  for (let at = 0; at < type.length; at += 1) {
    const character = type[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === "'" || character === '"') quote = character;
    else if ('([{<'.includes(character)) depth += 1;
    else if (')]}'.includes(character) || (character === '>' && type[at - 1] !== '=')) depth -= 1;
    else if (character === '|' && depth === 0) {
      parts.push(type.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, type.slice(from)]
    .map((part) => part.trim().replace(/^readonly /, ''))
    .map((part) => (/^\([^()]*\)$/.test(part) ? part.slice(1, -1) : part))
    .filter((part) => part !== '');
}
