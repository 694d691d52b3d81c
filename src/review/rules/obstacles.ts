import { isFunction, type SyntaxNode, walk } from '../../source/syntax.ts';
import { type Assertion, literalText } from '../model/assertions.ts';
import { child, list, nameOf } from '../model/fields.ts';
import { type Obstacle, obstacleOf } from '../model/flow.ts';
import { isDone, isObliged, type ReadCase, rootsOf, type TestFile, takesDone } from '../model/test-file.ts';
import { callsAsserting } from './calls-asserting.ts';
import { isMadeByCompiler } from './made-by-compiler.ts';
import type { Found, Rule } from './rule.ts';

/** What a case asserts behind an obstacle; null where it does not count as one. */
type Weigh = (assertions: readonly Assertion[], one: ReadCase, file: TestFile) => Pick<Found, 'level'> | null;

/** A rule about tests whose every assertion has this obstacle before it, and that call no helper that asserts by its name. */
function everyAssertionBehind(id: string, obstacle: Obstacle, message: string, weigh: Weigh): Rule {
  return {
    id,
    *find(file): Iterable<Found> {
      for (const one of file.cases) {
        const made = one.assertions.filter((assertion) => !isMadeByCompiler(assertion));
        const [first] = made;
        if (one.isSkipped || first === undefined || takesDone(one) || isObliged(file, one)) continue;
        if (!made.every(({ node }) => obstacleOf(node, one, file.index) === obstacle)) continue;
        const weighed = weigh(made, one, file);
        const isFree = (call: SyntaxNode) => obstacleOf(call, one, file.index) !== obstacle;
        if (weighed === null || callsAsserting(file, one, isFree)) continue;
        // A runner counts its own assertions only: of others it says that none was made.
        const isCounted = made.every(({ style }) => style === 'expect');
        const witnesses = isCounted ? {} : { witnesses: ['kills-nothing' as const] };
        yield { one, node: first.node, message, ...witnesses, ...weighed };
      }
    },
  };
}

/**
 * unawaited-callback-assertion: all assertions stand in callbacks of promises or timers that nothing waits for.
 *
 * Why: the test may be over before the callback runs.
 * Silent: `done`, `expect.assertions`, fake timers, a promise that is awaited, returned or kept; a function around it that is told
 * when it is over (`withServer((done) => …)`, `new Promise((resolve) => …)`).
 * Source: jest/valid-expect-in-promise. Level: warn. Witness: no-assertion-ran, kills-nothing.
 */
export const unawaitedCallback = everyAssertionBehind(
  'unawaited-callback-assertion',
  'unawaited',
  'its assertions stand in a callback that nothing waits for: await the promise, or return it',
  (made, one, file) => (file.fakesTime || made.some(({ node }) => isTold(node, one, file)) ? null : {}),
);

/**
 * assertion-in-catch: all assertions stand in a `catch` that nothing obliges to be reached.
 *
 * Why: when nothing is thrown, nothing is asserted.
 * Silent: a `try` that ends in a failure of its own (`throw`, `fail()`), a `throw` that stands elsewhere in the test,
 * `expect.assertions`, a `catch` that fails by being reached (`fail(error)`, `expect(error).toBeUndefined()`).
 * Source: jest/no-conditional-expect. Level: warn. Witness: no-assertion-ran, kills-nothing.
 */
export const assertionInCatch = everyAssertionBehind(
  'assertion-in-catch',
  'catch',
  'asserts only when something is thrown: say that it has to be, with toThrow, rejects or expect.assertions',
  (made, one, file) => {
    const isHeld = made.some((assertion) => isFailure(assertion) || deniesError(assertion, one, file));
    return isHeld || throwsItself(made, one, file) ? null : {};
  },
);

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

/** A function around a node takes a `done` or a `resolve`. */
function isTold(node: SyntaxNode, one: ReadCase, { index }: TestFile): boolean {
  return index.around(node, one.block.call).some((at) => isFunction(at) && list(at, 'params').some(isDone));
}

const EQUALS = /^(?:toBe|toEqual|toStrictEqual|equals?|strictEqual|deepEqual|deepStrictEqual|eql?|is|same)$/;

/** It fails by being reached. */
function isFailure({ matcher, actual, expected }: Assertion): boolean {
  if (/^(?:fail|unreachable|\w*never|notReached|shouldNot\w*)$/i.test(matcher ?? '')) return true;
  const [given, held] = [literalText(actual), literalText(expected)];
  if (given === 'false') return held !== 'false';
  return EQUALS.test(matcher ?? '') && given !== null && held !== null && given !== held;
}

/** `expect(error).toBeUndefined()` in a `catch`: it holds of nothing that is thrown. */
function deniesError({ node, matcher, chained, actual }: Assertion, one: ReadCase, { index }: TestFile): boolean {
  const isNothing = /^(?:toBeUndefined|toBeNull|toBeFalsy|undefined|null|ifError|notOk|falsy|isUndefined|isNull)$/;
  const isNot = chained.includes('not') && /^(?:exists?|toBeDefined|toBeTruthy|ok)$/.test(matcher ?? '');
  if (!isNot && (!isNothing.test(matcher ?? '') || chained.includes('not'))) return false;
  const name = nameOf(actual);
  return (
    name !== null &&
    index
      .around(node, one.block.call)
      .some((at) => [child(at, 'param'), ...list(at, 'params')].some((each) => nameOf(each) === name))
  );
}

/** A `throw` on the test's own way, outside of what catches: it tells right from wrong too. */
function throwsItself(made: readonly Assertion[], one: ReadCase, { index }: TestFile): boolean {
  const functions = new Set(made.map(({ node }) => index.functionAround(node)));
  return index
    .within(rootsOf(one), 'ThrowStatement')
    .some(
      (node) =>
        functions.has(index.functionAround(node)) &&
        !index.around(node, one.block.call).some(({ type }) => type === 'CatchClause'),
    );
}

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
  return new Set([...made, ...caught].flatMap(namesIn));
}

function reads(test: SyntaxNode, own: ReadonlySet<string>): boolean {
  return namesIn(test).some((name) => own.has(name));
}

function namesIn(root: SyntaxNode | null): readonly string[] {
  const names: string[] = [];
  if (root === null) return names;
  walk(root, {}, (node) => {
    const name = nameOf(node);
    if (name !== null) names.push(name);
    return {};
  });
  return names;
}
