import { childrenOf, type SyntaxNode, walk, withoutTypes } from '../source/syntax.ts';
import { type Fields, isMember } from './model/fields.ts';

/** Nodes that an expression has to have before its likeness to another says something. */
const SMALLEST = 7;
const OPERATORS = new Set([
  'BinaryExpression',
  'LogicalExpression',
  'ConditionalExpression',
  'TemplateLiteral',
  'UnaryExpression',
]);

/**
 * An expression as a text in which names stand for themselves by their order only (`price * (1 + rate)` and `p * (1 + r)` are one),
 * members (`order.price`) are one name, and literals, operators and the names of called methods are kept.
 *
 * @returns null for what is small, or holds no operator and no template with an expression
 */
export function mirroredForm(root: SyntaxNode): string | null {
  const names = new Map<string, number>();
  let [size, operators] = [0, 0];
  const write = (given: SyntaxNode, depth: number): string => {
    const node = withoutTypes(given);
    // Words between the holes of a template say more than a number does.
    size += node.type === 'TemplateElement' && /\w{3}/.test(rawOf(node)) ? 2 : 1;
    if (depth > 40) return '…';
    if (node.type === 'Identifier' || isMember(node)) {
      const text = nameText(node);
      if (text !== null) {
        const known = names.get(text) ?? names.size;
        names.set(text, known);
        return `$${known}`;
      }
    }
    const isOperator = OPERATORS.has(node.type);
    if (isOperator && (node.type !== 'TemplateLiteral' || childrenOf(node).length > 1)) operators += 1;
    const fields = node as Fields;
    const kept = [fields.operator, fields.value, fields.computed === true ? '' : methodName(node)]
      .filter((value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      .map((value) => JSON.stringify(value));
    const raw = node.type === 'TemplateElement' ? JSON.stringify(rawOf(node)) : '';
    const called = node.type === 'CallExpression' ? calleeText(node) : null;
    const below = childrenOf(node)
      .filter((each) => called === null || each !== (fields.callee as SyntaxNode))
      .map((each) => write(each, depth + 1));
    const receiver = called === null ? '' : called.receiver === null ? '' : write(called.receiver, depth + 1);
    return `(${node.type} ${kept.join()}${raw}${called?.name ?? ''} ${receiver} ${below.join(' ')})`;
  };
  const form = write(root, 0);
  return size >= SMALLEST && operators >= 1 ? form : null;
}

function rawOf(element: SyntaxNode): string {
  return ((element as Fields).value as { raw?: string }).raw ?? '';
}

/** `a` and `a.b.c` as one name; null where it is anything else. */
function nameText(node: SyntaxNode): string | null {
  if (node.type === 'Identifier') return (node as Fields).name as string;
  if (!isMember(node)) return null;
  const object = (node as Fields).object as SyntaxNode;
  const property = (node as Fields).property as SyntaxNode & { name?: string };
  if ((node as Fields).computed === true || property.type !== 'Identifier') return null;
  const outer = object.type === 'ThisExpression' ? 'this' : nameText(withoutTypes(object));
  return outer === null ? null : `${outer}.${property.name}`;
}

function methodName(node: SyntaxNode): unknown {
  const key = (node as Fields).key as (SyntaxNode & { name?: string }) | undefined;
  return key?.type === 'Identifier' ? key.name : null;
}

/** A method's name says what is done, its receiver on what. */
function calleeText(call: SyntaxNode): { readonly name: string; readonly receiver: SyntaxNode | null } | null {
  const callee = withoutTypes((call as Fields).callee as SyntaxNode);
  if (callee.type === 'Identifier') return { name: (callee as Fields).name as string, receiver: null };
  if (!isMember(callee) || (callee as Fields).computed === true) return null;
  const property = (callee as Fields).property as SyntaxNode & { name?: string };
  const object = (callee as Fields).object as SyntaxNode;
  return property.type === 'Identifier' ? { name: `.${property.name}`, receiver: object } : null;
}

/** The forms of all expressions within a tree that are large enough, with their nodes. */
export function mirroredForms(root: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  const forms = new Map<string, SyntaxNode>();
  walk(root, {}, (node) => {
    if (OPERATORS.has(node.type) || node.type === 'CallExpression') {
      const form = mirroredForm(node);
      if (form !== null) forms.set(form, node);
    }
    return {};
  });
  return forms;
}
