import { child, type Fields, list, nameOf } from '../../review/model/fields.ts';
import { type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';

const KEYS = new Set(['host', 'hostname', 'port', 'path', 'method', 'headers', 'timeout', 'signal']);
const HERE = new Set(['localhost', '127.0.0.1', '::1']);

/** Options of `http.request` that name this machine: an object that is written out, with `host` or `hostname` as a literal. */
export function isLoopbackOptions(expression: SyntaxNode): boolean {
  const node = withoutTypes(expression);
  if (node.type !== 'ObjectExpression') return false;
  const properties = list(node, 'properties') as readonly Fields[];
  const isKnown = properties.every(
    (one) => one.type === 'ObjectProperty' && one.computed !== true && KEYS.has(nameOf(child(one, 'key')) ?? ''),
  );
  const hosts = properties.filter((one) => /^host(?:name)?$/.test(nameOf(child(one, 'key')) ?? ''));
  return isKnown && hosts.length > 0 && hosts.every((one) => HERE.has(stringOf(child(one, 'value')) ?? ''));
}
