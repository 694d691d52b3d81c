import type { LineRange } from '../../domain/change.ts';
import type { Suspicion } from '../../domain/smell.ts';
import { isFunction, type SyntaxNode, walk } from '../../source/syntax.ts';
import type { ChangedCode, ChangedFunction } from '../changed-code.ts';
import { expectsError, usesBoundary } from '../counts.ts';
import { calledName, child, endLineOf, isCall, lineOf, list, nameOf, statementsOf } from '../model/fields.ts';
import type { Modules } from '../model/modules.ts';
import { nodesIn, type ReadCase, type TestFile } from '../model/test-file.ts';
import { suspected } from '../suspect.ts';

const FEWEST_EXITS = 2;
const FEWEST_TESTS = 3;

/**
 * golden-path-only: a function that the change touches has two error exits or more (a throw, a rejection, a `catch`, an early
 * return, a default), three tests or more call it, and none of them expects an error or tries a boundary.
 *
 * Why: what goes wrong is where bugs live.
 * Silent: functions that no test names; tests whose title speaks of an error.
 * Source: of this project. Level: warn. Witness: survivors-there.
 *
 * @param tests files that may call it
 */
export function goldenPathOnly(code: ChangedCode, tests: readonly TestFile[], modules: Modules): readonly Suspicion[] {
  return code.functions.flatMap((changed) => {
    const exits = errorExits(changed.node);
    if (exits.length < FEWEST_EXITS || changed.name === 'default') return [];
    const callers = tests
      .filter((file) => imports(file, changed, modules))
      .flatMap((file) =>
        file.cases.filter((one) => !one.isSkipped && names(file, one, changed.name)).map((one) => ({ file, one })),
      );
    const tries = callers.some(({ file, one }) => expectsError(one) || usesBoundary(file, one));
    if (callers.length < FEWEST_TESTS || tries) return [];
    const message = `"${changed.name}" has ${exits.length} error exits, and none of the ${callers.length} tests that call it takes one or tries a boundary`;
    const branches = exits.map((lines) => ({ file: changed.file, ...lines }));
    return [suspected('golden-path-only', changed.file, { line: changed.lines.first, message, branches })];
  });
}

function imports(file: TestFile, { file: path }: ChangedFunction, modules: Modules): boolean {
  const specifiers = new Set([...file.imports.values()].map(({ specifier }) => specifier));
  return [...specifiers].some((specifier) => modules.pathsOf(file.path, specifier).includes(path));
}

function names(file: TestFile, one: ReadCase, name: string): boolean {
  return nodesIn(file, one, 'Identifier').some((node) => nameOf(node) === name);
}

/** Where a function leaves because something is not as it should be. */
export function errorExits(root: SyntaxNode): readonly LineRange[] {
  const exits: SyntaxNode[] = [];
  walk(root, {}, (node) => {
    if (node !== root && isFunction(node) && node.type !== 'ArrowFunctionExpression') return null;
    if (node.type === 'ThrowStatement' || node.type === 'CatchClause') exits.push(node);
    else if (isCall(node) && /^(?:reject|fail|abort|panic)$/.test(calledName(node) ?? '')) exits.push(node);
    else if (node.type === 'SwitchCase' && child(node, 'test') === null) exits.push(node);
    else if (node.type === 'IfStatement' && leavesEarly(child(node, 'consequent'), root)) exits.push(node);
    // What a throw stands in is the same exit.
    return node.type === 'ThrowStatement' ? null : {};
  });
  const lines = exits.map((node) => ({ first: lineOf(node), last: endLineOf(node) }));
  return lines.filter((one, at) => !lines.some((other, place) => place !== at && isInner(other, one, place > at)));
}

/** Of two exits on one another's lines the inner one counts. */
function isInner(inner: LineRange, outer: LineRange, later: boolean): boolean {
  const within = outer.first <= inner.first && inner.last <= outer.last;
  return within && (inner.first !== outer.first || inner.last !== outer.last || later);
}

const NOTHING = new Set(['NullLiteral', 'BooleanLiteral']);

/** `return;`, `return null`, `return false`, `return undefined` in an `if` right in the function. */
function leavesEarly(consequent: SyntaxNode | null, root: SyntaxNode): boolean {
  if (consequent === null) return false;
  const statements = consequent.type === 'BlockStatement' ? statementsOf(consequent) : [consequent];
  const last = statements.at(-1);
  if (last?.type !== 'ReturnStatement') return false;
  const given = child(last, 'argument');
  const isNothing = given === null || NOTHING.has(given.type) || nameOf(given) === 'undefined';
  const isLast = statementsOf(child(root, 'body')).at(-1) === consequent;
  return isNothing && !isLast && list(consequent, 'body').length <= 2;
}
