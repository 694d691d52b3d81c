import { type Call, type Expression, type Member, propertyName, type SyntaxNode, stringOf } from './syntax.ts';

/** Functions of `jest`, `vi` and `mock` that take the path of a module. */
const OF_MOCKS = new Set(
  'createMockFromModule deepUnmock doMock doUnmock dontMock genMockFromModule importActual importMock mock module requireActual requireMock setMock unmock unstable_mockModule unstable_unmockModule'.split(
    ' ',
  ),
);
const MOCKERS = new Set(['jest', 'vi', 'vitest', 'mock']);

type Ask = (specifier: string | null, node: SyntaxNode, needed: boolean) => void;
type CannotTell = (node: SyntaxNode, what: string) => void;

/**
 * Reads what a call loads.
 *
 * @param requires names that `require` goes by
 */
export function readCall(call: Call, requires: ReadonlySet<string>, ask: Ask, cannotTell: CannotTell): void {
  const [first] = call.arguments;
  const { callee } = call;
  const joined = joinedPath(call);
  if (joined !== null) ask(joined, call, false);
  if (callee.type === 'Import' || (callee.type === 'Identifier' && requires.has(callee.name))) {
    const specifier = stringOf(first) ?? joinedPath(first);
    ask(specifier, call, true);
    if (specifier === null && first !== undefined) {
      cannotTell(call, `${callee.type === 'Import' ? 'import' : callee.name}() of an expression`);
    }
  } else if (callee.type === 'MemberExpression') readMemberCall(call, callee, requires, ask, cannotTell);
}

function readMemberCall(
  call: Call,
  callee: Member,
  requires: ReadonlySet<string>,
  ask: Ask,
  cannotTell: CannotTell,
): void {
  const [first] = call.arguments;
  const name = propertyName(callee) ?? '';
  const object = callee.object as Expression;
  const ofRequire = object.type === 'Identifier' && requires.has(object.name);
  const ofMeta = object.type === 'MetaProperty';
  if ((ofMeta && /^glob(?:Eager)?$/.test(name)) || (ofRequire && name === 'context')) {
    cannotTell(call, `${ofMeta ? 'import.meta' : 'require'}.${name}() of a pattern`);
  } else if ((ofMeta || ofRequire) && name === 'resolve') ask(stringOf(first), call, false);
  else if (OF_MOCKS.has(name) && MOCKERS.has(lastName(object) ?? '')) {
    const loads = name.endsWith('Actual');
    ask(stringOf(first), call, loads);
    const isImport = first?.type === 'CallExpression' && first.callee.type === 'Import';
    if (first !== undefined && stringOf(first) === null && !isImport) cannotTell(call, `${name}() of an expression`);
  }
}

/** `mock` of `mock` and of `t.mock`. */
function lastName(expression: Expression): string | null {
  if (expression.type === 'Identifier') return expression.name;
  return expression.type === 'MemberExpression' ? propertyName(expression) : null;
}

/** `./a/b` of `join(__dirname, 'a', 'b')` and `resolve(import.meta.dirname, 'a/b')`; null for anything else. */
function joinedPath(node: SyntaxNode | undefined): string | null {
  const call = node as Expression | undefined;
  if (call?.type !== 'CallExpression' || !/^(?:join|resolve)$/.test(calledName(call) ?? '')) return null;
  const [from, ...others] = call.arguments;
  const isHere =
    (from?.type === 'Identifier' && from.name === '__dirname') ||
    (from?.type === 'MemberExpression' && from.object.type === 'MetaProperty' && propertyName(from) === 'dirname');
  const parts = others.map((part) => stringOf(part));
  if (!isHere || parts.length === 0 || parts.some((part) => part === null || part.startsWith('/'))) return null;
  return `./${parts.join('/')}`;
}

/** `join` of `join(…)` and `path.join(…)`. */
export function calledName({ callee }: Call): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? propertyName(callee) : null;
}
