import { isFunction, type SyntaxNode } from '../../source/syntax.ts';
import type { TreeIndex } from '../../source/tree-index.ts';
import { calledName, child, isCall, isMember, list, memberName, statementsOf } from './fields.ts';
import { type ReadCase, rootsOf } from './test-file.ts';

/**
 * What has to happen before a node of a case is run.
 * - runs: nothing but the test's own run.
 * - condition: a condition has to hold (`if`, `switch`, `&&`, `?:`).
 * - catch: something has to be thrown.
 * - unawaited: a promise or a timer that nothing waits for has to be over.
 */
export type Obstacle = 'runs' | 'condition' | 'catch' | 'unawaited';

const TIMERS = new Set([
  'setTimeout',
  'setImmediate',
  'setInterval',
  'queueMicrotask',
  'nextTick',
  'requestAnimationFrame',
]);
const CHAINED = new Set(['then', 'catch', 'finally']);

/** The first obstacle on the way up from a node to its case. */
export function obstacleOf(node: SyntaxNode, one: ReadCase, index: TreeIndex): Obstacle {
  const roots = new Set<SyntaxNode>(rootsOf(one));
  let below = node;
  for (let at = index.parentOf(node); at !== null && !roots.has(below); at = index.parentOf(at)) {
    const obstacle = obstacleBetween(below, at, index);
    if (obstacle !== null) return obstacle;
    below = at;
  }
  return 'runs';
}

function obstacleBetween(below: SyntaxNode, above: SyntaxNode, index: TreeIndex): Obstacle | null {
  switch (above.type) {
    case 'IfStatement':
      return below === child(above, 'test') || isOnBothSides(above) ? null : 'condition';
    case 'ConditionalExpression':
      return below === child(above, 'test') || assertsAlike(above) ? null : 'condition';
    case 'LogicalExpression':
      return below === child(above, 'left') ? null : 'condition';
    case 'SwitchCase':
      return 'condition';
    case 'CatchClause':
      return failsAtItsEnd(child(index.parentOf(above), 'block')) ? null : 'catch';
    default:
      return isFunction(below) && isCall(above) && list(above, 'arguments').includes(below)
        ? ofCallback(above, index)
        : null;
  }
}

/** An `if` whose both ways may assert: one of them does. */
function isOnBothSides(node: SyntaxNode): boolean {
  return child(node, 'alternate') !== null;
}

function assertsAlike(node: SyntaxNode): boolean {
  return isCall(child(node, 'consequent')) && isCall(child(node, 'alternate'));
}

/** A `try` that ends in a call or a throw that fails: what is not thrown is noticed there. */
function failsAtItsEnd(block: SyntaxNode | null): boolean {
  const last = statementsOf(block).at(-1);
  if (last?.type === 'ThrowStatement') return true;
  const expression = last?.type === 'ExpressionStatement' ? child(last, 'expression') : null;
  const name = isCall(expression) ? (calledName(expression) ?? '') : '';
  return /fail|unreachable|done|reject|never|shouldNot|notReach|throw/i.test(name);
}

function ofCallback(call: SyntaxNode, index: TreeIndex): Obstacle | null {
  const name = calledName(call) ?? '';
  const callee = child(call, 'callee');
  if (isMember(callee) && CHAINED.has(memberName(callee) ?? '')) {
    if (isAwaited(call, index)) return name === 'catch' ? 'catch' : null;
    return 'unawaited';
  }
  return TIMERS.has(name) && !isInPromise(call, index) ? 'unawaited' : null;
}

/** Something takes the value of an expression: it is awaited, returned, kept or handed on. */
export function isAwaited(expression: SyntaxNode, index: TreeIndex): boolean {
  let at = expression;
  for (let above = index.parentOf(at); above !== null; above = index.parentOf(at)) {
    if (above.type === 'ExpressionStatement') return false;
    const chains =
      (isMember(above) && child(above, 'object') === at) ||
      (isCall(above) && child(above, 'callee') === at) ||
      above.type.startsWith('TS') ||
      above.type === 'ParenthesizedExpression';
    if (!chains) return true;
    at = above;
  }
  return true;
}

/** `new Promise((resolve) => setTimeout(…))`: whoever waits for the promise waits for the timer. */
function isInPromise(call: SyntaxNode, index: TreeIndex): boolean {
  return index.around(call, null).some((node) => node.type === 'NewExpression');
}

/** The statement before a node that ends its list for good: a `return` or a `throw` that stands in no condition. */
export function exitBefore(node: SyntaxNode, one: ReadCase, index: TreeIndex): SyntaxNode | null {
  const roots = new Set<SyntaxNode>(rootsOf(one));
  let below = node;
  for (let at = index.parentOf(node); at !== null && !roots.has(below); at = index.parentOf(at)) {
    // A function that is declared behind a `return` may be called before it.
    if (below.type === 'FunctionDeclaration') return null;
    for (const statement of at.type === 'BlockStatement' ? statementsOf(at) : []) {
      if (statement === below) break;
      if (statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement') return statement;
    }
    below = at;
  }
  return null;
}
