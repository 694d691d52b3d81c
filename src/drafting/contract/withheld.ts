import { childrenOf, fieldsOf, isFunction, isNode, type SyntaxNode, type SyntaxTree } from '../../source/syntax.ts';

/** What of a file a contract does not hold. */
export interface FileInside {
  readonly bodies: number;
  readonly initialisers: number;
  readonly comments: number;
  /** Each line of a function's body that is long enough to be told again, without white space. */
  readonly lines: ReadonlySet<string>;
}

/** Characters that are no white space: a shorter line may stand in a signature by chance. */
const SHORTEST_LINE = 25;
/** A long name by itself, as an object or a call that is spread over lines has it: declarations have it too. */
const LONE_NAME = /^[\p{ID_Continue}$]*[:,;(]?$/u;

/** Bodies within a body and initialisers within one are of that body, and not counted again. */
export function insideOf(tree: SyntaxTree, text: string): FileInside {
  const lines = new Set<string>();
  let bodies = 0;
  let initialisers = 0;
  const queue: SyntaxNode[] = [tree.program as unknown as SyntaxNode];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const [field, value] of fieldsOf(at)) {
      const isBody = field === 'body' && isFunction(at) && isNode(value);
      if (isBody) {
        bodies += 1;
        for (const line of codeOf(value, text).split('\n')) {
          const bare = withoutSpace(line);
          if (bare.length >= SHORTEST_LINE && !LONE_NAME.test(bare)) lines.add(bare);
        }
        continue;
      }
      if (isInitialiser(at, field) && isNode(value) && !isFunction(value)) initialisers += 1;
      for (const node of Array.isArray(value) ? value : [value]) if (isNode(node)) queue.push(node);
    }
  }
  return { bodies, initialisers, comments: tree.comments?.length ?? 0, lines };
}

/** What is about types below these holds code. */
const WITH_CODE =
  /^TS(?:AsExpression|SatisfiesExpression|NonNullExpression|TypeAssertion|InstantiationExpression|ParameterProperty|Enum\w+|ModuleDeclaration|ModuleBlock|ExportAssignment)$/;

/** The text of a body with its types blanked: to write a type in a body too tells nothing of what the body does. */
function codeOf(body: SyntaxNode, text: string): string {
  const parts: string[] = [];
  let from = body.start ?? 0;
  const visit = (node: SyntaxNode) => {
    if (node.type.startsWith('TS') && !WITH_CODE.test(node.type)) {
      parts.push(text.slice(from, node.start ?? from), ' ');
      from = node.end ?? from;
      return;
    }
    for (const child of childrenOf(node).sort((one, other) => (one.start ?? 0) - (other.start ?? 0))) {
      if ((child.start ?? 0) >= from) visit(child);
    }
  };
  visit(body);
  parts.push(text.slice(from, body.end ?? from));
  return parts.join('');
}

function isInitialiser({ type }: SyntaxNode, field: string): boolean {
  if (field === 'init') return type === 'VariableDeclarator';
  if (field === 'value') return /^Class\w*Property$/.test(type);
  return field === 'right' && type === 'AssignmentPattern';
}

/** The first line of a function's body that stands in a contract, as a line or in one; null when none does. */
export function toldLine(signatures: string, lines: ReadonlySet<string>): string | null {
  if (lines.size === 0) return null;
  const told = withoutSpace(signatures);
  for (const line of lines) if (told.includes(line)) return line;
  return null;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
