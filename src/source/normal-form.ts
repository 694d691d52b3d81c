import { createHash } from 'node:crypto';
import { type Call, type Expression, fieldsOf, isNode, type SyntaxNode, type TaggedTemplate } from './syntax.ts';

/** Nodes that are written as something else, or left out (an empty text). */
export interface Replacements {
  get(node: SyntaxNode): string | undefined;
}

/** A hash that tells texts apart: SHA-256 in base64url, 43 characters. */
export function hashOf(parts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('base64url');
}

/**
 * Writes a tree so that two texts that differ only in formatting give the same. Left out: positions, comments, parentheses,
 * empty statements, the quotes and escapes of strings and keys, the notation of numbers, JSX's insignificant white space,
 * the indentation of inline snapshots and of `each` tables. Without recursion.
 */
export function normalForm(root: SyntaxNode, replacements: Replacements = new Map()): string {
  const written: string[] = [];
  const stack: (string | SyntaxNode)[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') {
      written.push(next);
      continue;
    }
    const replaced = replacements.get(next);
    const parts = replaced === undefined ? partsOf(next) : [replaced];
    for (let index = parts.length - 1; index >= 0; index -= 1) stack.push(parts[index] as string | SyntaxNode);
  }
  return written.join('');
}

type Part = string | SyntaxNode;

function partsOf(node: SyntaxNode): Part[] {
  const expression = node as Expression;
  switch (expression.type) {
    case 'StringLiteral':
      return [JSON.stringify(expression.value)];
    case 'TemplateLiteral': {
      const [only] = expression.quasis;
      const plain = expression.quasis.length === 1 && typeof only?.value.cooked === 'string';
      return plain ? [JSON.stringify(only.value.cooked)] : genericParts(node);
    }
    case 'TaggedTemplateExpression':
      return isTable(expression) ? tableParts(expression) : genericParts(node);
    case 'CallExpression':
      return isInlineSnapshot(expression) ? snapshotParts(expression) : genericParts(node);
    case 'JSXElement':
    case 'JSXFragment':
      return genericParts(node, new Map([['children', jsxChildren(expression.children)]]));
    default:
      return otherParts(node);
  }
}

function otherParts(node: SyntaxNode): Part[] {
  switch (node.type) {
    case 'EmptyStatement':
      return [];
    case 'TSParenthesizedType':
      return [(node as unknown as { typeAnnotation: SyntaxNode }).typeAnnotation];
    case 'TemplateElement': {
      const { raw } = (node as unknown as { value: { raw: string } }).value;
      return [JSON.stringify(raw.replace(/\r\n?/g, '\n'))];
    }
    default: {
      const { key, computed } = node as unknown as { key?: unknown; computed?: boolean };
      const name = computed === true || !isNode(key) ? null : keyText(key);
      return genericParts(node, name === null ? new Map() : new Map([['key', [JSON.stringify(name)]]]));
    }
  }
}

/** The type, then each field that holds something, by name. */
function genericParts(node: SyntaxNode, written: ReadonlyMap<string, Part[]> = new Map()): Part[] {
  const parts: Part[] = ['(', node.type];
  for (const [name, value] of fieldsOf(node)) {
    const known = written.get(name);
    if (name === 'shorthand' || value === undefined || value === null || value === false) continue;
    parts.push(` ${name}:`);
    if (known !== undefined) parts.push(...known);
    else if (isNode(value)) parts.push(value);
    else if (Array.isArray(value)) {
      parts.push('[');
      for (const item of value) parts.push(isNode(item) ? item : '_');
      parts.push(']');
    } else parts.push(JSON.stringify(value));
  }
  parts.push(')');
  return parts;
}

/** `a`, `'a'` and `1` as keys mean the same names. */
function keyText(key: SyntaxNode): string | null {
  const expression = key as Expression;
  if (expression.type === 'Identifier') return expression.name;
  if (expression.type === 'StringLiteral') return expression.value;
  return expression.type === 'NumericLiteral' ? String(expression.value) : null;
}

type JsxChild = Extract<Expression, { type: 'JSXElement' }>['children'][number];

/** Children as React sees them: text without the white space around line ends, `{' '}` as the text it is, no comments. */
function jsxChildren(children: readonly JsxChild[]): Part[] {
  const parts: Part[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') parts.push(JSON.stringify(text));
    text = '';
  };
  for (const child of children) {
    const inner = child.type === 'JSXExpressionContainer' ? child.expression : null;
    if (child.type === 'JSXText') text += jsxText(child.value);
    else if (inner?.type === 'StringLiteral') text += inner.value;
    else if (inner?.type !== 'JSXEmptyExpression') {
      flush();
      parts.push(child);
    }
  }
  flush();
  return ['[', ...parts, ']'];
}

function jsxText(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  const kept = lines.map((line, index) => {
    const from = index === 0 ? line : line.replace(/^[ \t]+/, '');
    return index === lines.length - 1 ? from : from.trimEnd();
  });
  return kept.filter((line) => line !== '').join(' ');
}

function isTable({ tag }: TaggedTemplate): boolean {
  return tag.type === 'MemberExpression' && tag.property.type === 'Identifier' && tag.property.name === 'each';
}

function tableParts({ tag, quasi }: TaggedTemplate): Part[] {
  const cells = quasi.quasis.map(({ value }) => JSON.stringify(value.raw.replace(/\s+/g, ' ').trim()));
  return ['(each ', tag, ' ', ...cells, ' ', ...quasi.expressions, ')'];
}

function isInlineSnapshot({ callee }: Call): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name.endsWith('InlineSnapshot')
  );
}

function snapshotParts({ callee, arguments: given }: Call): Part[] {
  const written = given.map((argument) => {
    const only = argument.type === 'TemplateLiteral' && argument.quasis.length === 1 ? argument.quasis[0] : undefined;
    return only === undefined ? argument : JSON.stringify(withoutIndentation(only.value.raw));
  });
  return ['(snapshot ', callee, ...written, ')'];
}

function withoutIndentation(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  const indents = lines.slice(1).flatMap((line) => (line.trim() === '' ? [] : [/^[ \t]*/.exec(line)?.[0].length ?? 0]));
  const indent = indents.length === 0 ? 0 : indents.reduce((least, next) => Math.min(least, next));
  return lines.map((line, index) => (line.trim() === '' ? '' : index === 0 ? line : line.slice(indent))).join('\n');
}
