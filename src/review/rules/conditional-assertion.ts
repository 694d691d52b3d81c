import { namesIn } from '../../source/references.ts';
import type { SyntaxNode } from '../../source/syntax.ts';
import { isFailure, throwsItself } from '../model/failures.ts';
import { child } from '../model/fields.ts';
import { type ReadCase, rootsOf, type TestFile } from '../model/test-file.ts';
import { everyAssertionBehind } from './every-assertion-behind.ts';

/**
 * conditional-assertion: all assertions stand in an `if`, a `switch` or behind `&&`.
 *
 * Why: when the condition does not hold, nothing is asserted.
 * Silent: an `if` with an `else`, `expect.assertions`, a condition that speaks of the machine (platform, version, database, `typeof`), an `if`
 * that fails (`if (found) fail()`), a `throw` that stands elsewhere in the test, assertions that the compiler makes.
 * Doubtful, and only listed: a condition in a loop or in a callback; one that reads nothing that the test itself has made.
 * Source: jest/no-conditional-expect. Level: warn. Witness: no-assertion-ran, kills-nothing.
 */
export const conditionalAssertion = everyAssertionBehind(
  'conditional-assertion',
  'condition',
  'asserts only when a condition holds: assert the condition too',
  (made, one, file) => {
    if (made.some(isFailure) || throwsItself(made, one, file)) return null;
    const conditions = made.map(({ node }) => conditionOf(node, one, file));
    const texts = conditions.map(({ test }) => file.text.slice(test?.start ?? 0, test?.end ?? 0));
    if (texts.some((text) => OF_THE_MACHINE.test(text))) return null;
    const own = namesMadeIn(one, file);
    const isSure = conditions.every(({ test, isRepeated }) => test !== null && !isRepeated && reads(test, own));
    return isSure ? {} : { level: 'info' };
  },
);

const OF_THE_MACHINE =
  /platform|windows|win32|linux|darwin|\bmac|process\.|\bos\.|\bversion|\bnode(?:Version|Major)|\btypeof\b|hasOwn|browser|\bis(?:Node|Bun|Deno|CI)\b|\bCI\b|\benv\b|driver|dialect|sqlite|postgres|mysql|mongo/i;

interface Condition {
  readonly test: SyntaxNode | null;
  /** It stands in a loop, or in a function within the test. */
  readonly isRepeated: boolean;
}

/** The condition that an assertion stands behind: the innermost. */
function conditionOf(node: SyntaxNode, one: ReadCase, { index }: TestFile): Condition {
  const above = index.around(node, one.block.call);
  const isRepeated =
    above.some(({ type }) => /^(?:For\w*|While|DoWhile)Statement$/.test(type)) ||
    index.functionAround(node) !== one.block.callback;
  let below = node;
  for (const at of above) {
    const test = child(at, 'test') ?? child(at, 'left');
    const isCondition = /^(?:IfStatement|ConditionalExpression|LogicalExpression)$/.test(at.type) && test !== below;
    if (isCondition) return { test, isRepeated };
    if (at.type === 'SwitchStatement') return { test: child(at, 'discriminant'), isRepeated };
    below = at;
  }
  return { test: null, isRepeated };
}

/** Names that a case declares, and those of what it catches. */
function namesMadeIn(one: ReadCase, { index }: TestFile): ReadonlySet<string> {
  const roots = rootsOf(one);
  const made = index.within(roots, 'VariableDeclarator').map((node) => child(node, 'id'));
  const caught = index.within(roots, 'TryStatement').map((node) => child(child(node, 'handler'), 'param'));
  return new Set([...made, ...caught].flatMap((node) => [...named(node)]));
}

function reads(test: SyntaxNode, own: ReadonlySet<string>): boolean {
  return [...named(test)].some((name) => own.has(name));
}

function named(node: SyntaxNode | null): ReadonlySet<string> {
  return node === null ? new Set() : namesIn(node, new Set());
}
