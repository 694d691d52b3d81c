import { child, type Fields, isCall, list } from '../../review/model/fields.ts';
import { type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import { builtinName } from './allowed-builtins.ts';
import { cookedOf } from './constant-text.ts';
import { declaredAt, givenValues, importedCallee } from './initial-values.ts';
import type { ReadDraft } from './read-draft.ts';

const DEEPEST = 8;

/**
 * True when an expression can only be a path below the temporary folder: `tmpdir()`, `mkdtempSync(…)` and `realpathSync(…)` of such,
 * `join(…)`, a template or a sum that begins with such and goes on with literal names without `..`, and variables that are only ever
 * given such values. A table or a parameter is none: nobody sees from here what it holds.
 */
export function isTemporaryPath(expression: SyntaxNode, draft: ReadDraft, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  const node = awaited(expression);
  const within = (inner: SyntaxNode | null | undefined) =>
    inner !== null && inner !== undefined && isTemporaryPath(inner, draft, depth + 1);
  if (isCall(node)) {
    const [first, ...others] = list(node, 'arguments');
    switch (calleeName(child(node, 'callee'), draft)) {
      case 'os tmpdir':
        return true;
      case 'fs mkdtemp':
      case 'fs realpath':
        return within(first);
      case 'path join':
        return within(first) && others.every((part) => isName(stringOf(part)));
      default:
        return false;
    }
  }
  if (node.type === 'TemplateLiteral') {
    const [first, ...others] = list(node, 'quasis').map(cookedOf);
    const [only, ...more] = list(node, 'expressions');
    return first === '' && more.length === 0 && within(only) && others.every((text) => isName(text));
  }
  if (node.type === 'BinaryExpression') {
    return (node as Fields).operator === '+' && within(child(node, 'left')) && isName(stringOf(child(node, 'right')));
  }
  const declared = declaredAt(node, draft);
  const given = declared === null ? null : givenValues(declared, draft);
  return given?.every(({ value, member }) => member === null && within(value)) ?? false;
}

function isName(text: string | null): boolean {
  return text !== null && !text.split(/[/\\]/).includes('..') && !text.includes('\0');
}

function calleeName(callee: SyntaxNode | null, draft: ReadDraft): string {
  const imported = importedCallee(callee, draft);
  if (imported === null) return '';
  const module = builtinName(imported.specifier).split('/')[0] ?? '';
  return `${module} ${imported.name.replace(/Sync$/, '')}`;
}

function awaited(node: SyntaxNode): SyntaxNode {
  const bare = withoutTypes(node);
  const argument = bare.type === 'AwaitExpression' ? child(bare, 'argument') : null;
  return argument === null ? bare : withoutTypes(argument);
}
