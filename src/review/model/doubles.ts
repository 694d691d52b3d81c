import { holds, isFunctionExpression, type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import type { TreeIndex } from '../../source/tree-index.ts';
import { calledName, child, dottedPath, isCall, isMember, list, memberName, nameOf, statementsOf } from './fields.ts';

/** A module that is replaced by a double. */
export interface ModuleDouble {
  readonly node: SyntaxNode;
  readonly specifier: string;
  /** The rest of the module stays real: `importActual`, `requireActual`, `{ spy: true }`. */
  readonly isPartial: boolean;
}

/** What a double is told to give. */
export interface TaughtValue {
  readonly node: SyntaxNode;
  readonly value: SyntaxNode;
}

const MOCKERS = new Set(['jest', 'vi', 'vitest', 'mock', 'td', 'context', 't']);
const MODULE_MOCKS = new Set(['mock', 'doMock', 'unstable_mockModule', 'setMock', 'module', 'replace', 'replaceEsm']);
const ACTUAL = new Set(['importActual', 'requireActual', 'importOriginal']);
const TAUGHT =
  /^(?:mockReturnValue|mockReturnValueOnce|mockResolvedValue|mockResolvedValueOnce|returns|resolves|thenReturn|thenResolve|mockImplementation|mockImplementationOnce|callsFake)$/;

/** `jest.mock`, `vi.mock`, `vi.doMock`, `jest.unstable_mockModule`, `mock.module`, `td.replace`: with a path that can be read. */
export function moduleDoubles(index: TreeIndex): readonly ModuleDouble[] {
  const actual = new Set<string>();
  const found: ModuleDouble[] = [];
  const calls = index.ofType('CallExpression');
  for (const call of calls) {
    if (ACTUAL.has(calledName(call) ?? '')) actual.add(stringOf(list(call, 'arguments')[0]) ?? '');
  }
  for (const call of calls) {
    const path = dottedPath(child(call, 'callee'));
    const method = path?.at(-1) ?? '';
    const mocker = path?.at(-2) ?? '';
    if (path === null || path.length < 2 || !MOCKERS.has(mocker) || !MODULE_MOCKS.has(method)) continue;
    const [first, factory] = list(call, 'arguments');
    const imported = first?.type === 'CallExpression' || first?.type === 'ImportExpression' ? first : null;
    const specifier =
      stringOf(first) ?? stringOf(list(imported, 'arguments')[0]) ?? stringOf(child(imported, 'source'));
    if (specifier === null) continue;
    // `vi.mock('x')` of vitest 3 on a module with `{ spy: true }`; a factory that takes the original and spreads it.
    const takesOriginal = isFunctionExpression(factory) && factory.params.length > 0;
    const spies =
      factory?.type === 'ObjectExpression' &&
      list(factory, 'properties').some((one) => nameOf(child(one, 'key')) === 'spy');
    found.push({
      node: call,
      specifier,
      isPartial: takesOriginal || spies || actual.has(specifier) || usesActual(factory),
    });
  }
  return found;
}

function usesActual(factory: SyntaxNode | undefined): boolean {
  return factory !== undefined && holds(factory, (node) => isCall(node) && ACTUAL.has(calledName(node) ?? ''));
}

/** Makes a double of one function or object: `jest.fn()`, `vi.spyOn(…)`, `sinon.stub()`, `mock.method(…)`. */
export function isDoubleMade(call: SyntaxNode): boolean {
  const path = dottedPath(child(call, 'callee'));
  const [root = '', last = path?.at(-1) ?? ''] = [path?.[0], path?.at(-1)];
  if (path === null || path.length < 2) return false;
  if (root === 'sinon' || root === 'sandbox') return /^(?:stub|spy|fake|mock|createStubInstance)$/.test(last);
  if (path.length === 2 && /^(?:jest|vi|vitest)$/.test(root)) return /^(?:fn|spyOn)$/.test(last);
  return path.at(-2) === 'mock' && /^(?:fn|method|getter|setter)$/.test(last);
}

/** `spy` of `vi.spyOn(object, 'name')`: the name, and the call. */
export function spiedName(call: SyntaxNode): string | null {
  if (!/^(?:spyOn|stub|method|spy)$/.test(calledName(call) ?? '')) return null;
  return stringOf(list(call, 'arguments')[1]);
}

/** All values that doubles of the file are told to give, in document order. */
export function taughtValues(index: TreeIndex): readonly TaughtValue[] {
  return index.ofType('CallExpression').flatMap((node): TaughtValue[] => {
    const callee = withoutTypes(child(node, 'callee') ?? node);
    const [first] = list(node, 'arguments');
    if (first === undefined) return [];
    const isFn = isDoubleMade(node) && /^(?:fn|fake)$/.test(calledName(node) ?? '');
    if (!isFn && !(isMember(callee) && TAUGHT.test(memberName(callee) ?? ''))) return [];
    const value = isFunctionExpression(first) ? resultOf(first) : unwrapped(first);
    return value === null ? [] : [{ node, value }];
  });
}

/** The one value that a function gives; null when it does more. */
function resultOf(of: SyntaxNode): SyntaxNode | null {
  const body = child(of, 'body');
  if (body === null) return null;
  if (body.type !== 'BlockStatement') return unwrapped(body);
  const [only, ...others] = statementsOf(body);
  const argument = only?.type === 'ReturnStatement' && others.length === 0 ? child(only, 'argument') : null;
  return argument === null ? null : unwrapped(argument);
}

/** `value` of `Promise.resolve(value)`. */
function unwrapped(node: SyntaxNode): SyntaxNode {
  const bare = withoutTypes(node);
  const isResolved = isCall(bare) && dottedPath(child(bare, 'callee'))?.join('.') === 'Promise.resolve';
  return isResolved ? (list(bare, 'arguments')[0] ?? bare) : bare;
}

const STATE = new Set(['called', 'calledOnce', 'calledTwice', 'calledThrice', 'callCount', 'notCalled', 'calls']);

/** What a double says of its calls: `spy.mock.calls`, `spy.callCount`, `spy.getCall(0).args`. */
export function isDoubleState(actual: SyntaxNode | null): boolean {
  for (let at = actual === null ? null : withoutTypes(actual); at !== null; ) {
    if (isCall(at)) at = child(at, 'callee');
    if (!isMember(at)) return false;
    const name = memberName(at);
    const object = child(at, 'object');
    if (name === 'calls' || name === 'mock') {
      if (name === 'mock' || memberName(object) === 'mock') return true;
    } else if (name !== null && STATE.has(name)) return true;
    at = object === null ? null : withoutTypes(object);
  }
  return false;
}
