import { readFileSync } from 'node:fs';
import type { Unmutated } from '../job.ts';
import type { NodePath, SyntaxNode } from './protocol.ts';

const MACRO = 'a macro that Vue’s compiler moves out of the script, so it cannot hold the switch of a mutant';
const DECORATOR = 'Stryker makes no mutants in decorators';
const ENUM = 'Stryker makes no mutants in enums';
const CAST = 'Stryker makes no mutants in a value that is cast by `as`';

/** Source: Vue, "Compiler macros"; `defineExpose` is not moved. */
const VUE_MACROS = new Set([
  'defineProps',
  'defineEmits',
  'defineModel',
  'defineOptions',
  'defineSlots',
  'withDefaults',
  'definePageMeta',
]);

/** What Stryker's mutators look for in a value. */
const MUTABLE = new Set([
  'ArrayExpression',
  'AssignmentExpression',
  'BinaryExpression',
  'BlockStatement',
  'BooleanLiteral',
  'ConditionalExpression',
  'LogicalExpression',
  'ObjectExpression',
  'OptionalMemberExpression',
  'StringLiteral',
  'TemplateLiteral',
  'UnaryExpression',
  'UpdateExpression',
]);

/** Why no mutant may stand in this node although Stryker would make some; null when they may. */
export function forbidden(path: string, node: SyntaxNode): string | null {
  if (!path.endsWith('.vue')) return null;
  const value =
    node.type === 'VariableDeclarator' ? node.init : node.type === 'ExpressionStatement' ? node.expression : node;
  const callee = isNode(value) && value.type === 'CallExpression' ? value.callee : null;
  return isNode(callee) && VUE_MACROS.has(String(callee.name)) ? MACRO : null;
}

/**
 * What of the changed lines Stryker passes over in silence, by its line in the file.
 * @param touches whether lines first..last (1-based, of the file) share one with the change
 */
export function unmutated(
  program: NodePath,
  fileName: string,
  path: string,
  touches: (first: number, last: number) => boolean,
): readonly Unmutated[] {
  const found: Unmutated[] = [];
  const shift = linesBefore(program, fileName, path);
  const visit = (node: SyntaxNode): void => {
    const why = forbidden(path, node) ?? passedOver(node);
    if (why === null) {
      for (const child of children(node)) visit(child);
      return;
    }
    const [first, last] = [(node.loc?.start.line ?? 1) + shift, (node.loc?.end.line ?? 1) + shift];
    if (node.loc && touches(first, last)) found.push({ path, line: first, why });
  };
  visit(program.node);
  return found;
}

function passedOver(node: SyntaxNode): string | null {
  if (node.type === 'Decorator') return isNode(node.expression) && holdsMutable(node.expression) ? DECORATOR : null;
  if (node.type === 'TSEnumDeclaration') return holdsMutable(node) ? ENUM : null;
  return node.type === 'TSAsExpression' && isNode(node.expression) && holdsMutable(node.expression) ? CAST : null;
}

function holdsMutable(node: SyntaxNode): boolean {
  return MUTABLE.has(node.type) || children(node).some(holdsMutable);
}

function children(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.entries(node)
    .filter(([key]) => !/comments$/i.test(key) && key !== 'loc')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Lines in front of a script within its component: locations of its nodes start anew there. */
function linesBefore(program: NodePath, fileName: string, path: string): number {
  if (!/\.(vue|svelte|html?)$/i.test(path)) return 0;
  const { code, ast } = program.hub?.file ?? {};
  const text = readFileSync(fileName, 'utf8');
  const start = ast?.start || text.indexOf(code ?? '');
  return text.slice(0, Math.max(0, start)).split('\n').length - 1;
}
