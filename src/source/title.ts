import { type Expression, type SyntaxNode, withoutTypes } from './syntax.ts';

/** What a test's title is, as far as the source tells. */
export interface Title {
  /** The whole title when it is plain text, else null. */
  readonly text: string | null;
  /**
   * Its literal pieces; anything may stand between two of them. One piece: it is plain text. Two empty ones: nothing is known.
   * Pieces instead of a regular expression, since a hostile title makes that one slow.
   */
  readonly pieces: readonly string[];
}

/** `%s` and the like of `each`, for util.format and pretty-format; `$name`, `$a.b`, `$0`, `$#` for tables and objects. */
const PLACEHOLDER = /%[a-zA-Z#$%]|\$#|\$[\w$]+(?:\.[\w$]+)*/g;
const MOST_TERMS = 100;

/** The title that an expression gives. `each`: placeholders in it are filled from a table. */
export function titleOf(expression: SyntaxNode, each: boolean): Title {
  const parts = partsOf(expression).flatMap((part) => (each && part !== null ? splitPlaceholders(part) : [part]));
  const pieces = [''];
  let open = false;
  for (const part of parts) {
    if (part === null) {
      if (!open) pieces.push('');
      open = true;
    } else if (part !== '') {
      pieces[pieces.length - 1] += part;
      open = false;
    }
  }
  return { text: pieces.length === 1 ? (pieces[0] ?? null) : null, pieces };
}

/** True when a title that a runner reports can be this one. Takes time in proportion to the two texts. */
export function matchesTitle({ pieces }: Title, actual: string): boolean {
  const [first = '', ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return actual === first;
  if (!actual.startsWith(first) || actual.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of others) {
    const found = actual.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return actual.length - last.length >= at && actual.endsWith(last);
}

/** How many characters of the title are known. */
export function knownLength({ pieces }: Title): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

/** Texts, and null for what only a run can tell. */
function partsOf(expression: SyntaxNode): (string | null)[] {
  const pending: SyntaxNode[] = [expression];
  const parts: (string | null)[] = [];
  for (let terms = 0; pending.length > 0; terms += 1) {
    const node = withoutTypes(pending.pop() as SyntaxNode) as Expression;
    if (terms > MOST_TERMS) return [null];
    if (node.type === 'BinaryExpression' && node.operator === '+') pending.push(node.right, node.left);
    else if (node.type === 'StringLiteral') parts.push(node.value);
    else if (node.type === 'NumericLiteral') parts.push(String(node.value));
    else if (node.type === 'TemplateLiteral') {
      node.quasis.forEach((quasi, index) => {
        if (index > 0) parts.push(null);
        parts.push(quasi.value.cooked ?? null);
      });
    } else parts.push(null);
  }
  return parts;
}

function splitPlaceholders(text: string): (string | null)[] {
  const parts: (string | null)[] = [];
  let at = 0;
  for (const { index, 0: found } of text.matchAll(PLACEHOLDER)) {
    parts.push(text.slice(at, index), found === '%%' ? '%' : null);
    at = index + found.length;
  }
  return [...parts, text.slice(at)];
}
