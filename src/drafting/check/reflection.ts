import type { DraftProblem } from '../../domain/draft.ts';
import { child, type Fields, isCall, isMember, list, memberName, nameOf } from '../../review/model/fields.ts';
import { type SyntaxNode, stringOf, walk, withoutTypes } from '../../source/syntax.ts';
import { constantText } from './constant-text.ts';
import { ALLOWED_GLOBALS } from './global-names.ts';
import { LOADERS } from './module-requests.ts';
import { problem, quoted } from './problem.ts';
import type { ReadDraft } from './read-draft.ts';

/** Members by which code comes to a function that compiles text, to the global object, or past what a value shows. */
const MEMBERS: ReadonlySet<string> = new Set(
  `constructor __proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ callee caller prepareStackTrace getThis getFunction
  getPrototypeOf setPrototypeOf getOwnPropertyDescriptor getOwnPropertyDescriptors mainModule getBuiltinModule _load _linkedBinding dlopen
  runInThisContext runInNewContext runInContext createRequire registerHooks sendBeacon defaultView contentWindow setEngine`.split(
    /\s+/,
  ),
);
/** The names above that an honest test may have as data (`lookup('constructor')`), as long as nothing is read by a name that is computed. */
const SPELLED: ReadonlySet<string> = new Set(['constructor', '__proto__', 'prototype']);
const OF_MOCHA = new Set(['timeout', 'slow']);

/**
 * Ways around the names that are forbidden:
 * - members that lead to code or to the global object (MEMBERS), as members, in patterns, and by computed names that are constant;
 * - names of members that are put together (`a['con' + x]`), or read from something that is no name (`[][key]`);
 * - `constructor` or `__proto__` as a text beside members that are read by a name in a variable;
 * - members of globals that are assigned;
 * - `this` outside of a class, which may be the global object; `with`, `debugger`, `import.meta`.
 */
export function reflection(draft: ReadDraft): readonly DraftProblem[] {
  const found: DraftProblem[] = [];
  const spelled: SyntaxNode[] = [];
  let readsByName = false;
  const add = (node: SyntaxNode, message: string) => found.push(problem('forbidden', node, message));
  walk(draft.tree.program, {}, (node) => {
    if (isMember(node)) {
      const why = ofMember(node, draft);
      if (why !== null) add(node, why);
      readsByName ||= node.computed === true && isByName(child(node, 'property'));
    }
    const text = SPELLING.has(node.type) ? constantText(node) : null;
    if (text !== null && SPELLED.has(text)) spelled.push(node);
    const why = ofOther(node, draft);
    if (why !== null) add(node, why);
    return {};
  });
  const [first] = spelled;
  if (first !== undefined && readsByName) {
    add(
      first,
      'It holds the name of an inner member as a text, and reads members by names in variables. Write the members out, as in subject.name.',
    );
  }
  return found;
}

const SPELLING = new Set(['StringLiteral', 'TemplateLiteral', 'BinaryExpression', 'CallExpression']);

function ofMember(node: Fields, draft: ReadDraft): string | null {
  const property = child(node, 'property');
  const name = memberName(node) ?? (node.computed === true ? constantText(property) : null);
  if (name !== null && MEMBERS.has(name)) return inner(name);
  if (name !== null && LOADERS.has(name)) {
    const call = draft.index.parentOf(node);
    const isCalled = isCall(call) && child(call, 'callee') === node && node.computed !== true;
    return isCalled ? null : `It hands on ${quoted(name)}. Call it with a literal.`;
  }
  if (node.computed !== true || name !== null || property === null) return null;
  const object = withoutTypes(child(node, 'object') ?? node);
  const key = withoutTypes(property);
  if (!isPlainKey(key))
    return 'It reads a member by a name that is put together. Write the name out, or keep it in a variable.';
  if (!isByName(key)) return null;
  if (isMember(object) && object.computed === true && isByName(child(object, 'property'))) {
    const call = draft.index.parentOf(node);
    if (isCall(call) && child(call, 'callee') === node)
      return 'It calls a member of a member, both by names in variables. Write the names out.';
  }
  return !NAMED.has(object.type)
    ? 'It reads a member of something that has no name, by a name in a variable. Give it a name first, or write the member out.'
    : null;
}

const inner = (name: string) =>
  `It uses ${quoted(name)}, which leads behind what a value shows. Test by what the subject gives: toBeInstanceOf, its own members.`;

const NAMED = new Set([
  'Identifier',
  'MemberExpression',
  'OptionalMemberExpression',
  'CallExpression',
  'OptionalCallExpression',
  'AwaitExpression',
]);

/** A name, `a.b`, a number, or a sum of such without texts. */
function isPlainKey(key: SyntaxNode): boolean {
  if (key.type === 'Identifier' || key.type === 'NumericLiteral') return true;
  if (isMember(key)) return key.computed !== true || isPlainKey(withoutTypes(child(key, 'property') ?? key));
  if (key.type === 'UpdateExpression' || key.type === 'UnaryExpression')
    return isPlainKey(withoutTypes(child(key, 'argument') ?? key));
  if (key.type !== 'BinaryExpression') return false;
  const [left, right] = [child(key, 'left'), child(key, 'right')];
  const isSum = (key as Fields).operator === '+';
  if (isSum && left?.type !== 'NumericLiteral' && right?.type !== 'NumericLiteral') return false;
  return left !== null && right !== null && isPlainKey(withoutTypes(left)) && isPlainKey(withoutTypes(right));
}

/** True when the key may be a text: a number, and a sum of one, is none. */
function isByName(property: SyntaxNode | null): boolean {
  const key = property === null ? null : withoutTypes(property);
  if (key === null || key.type === 'NumericLiteral' || constantText(key) !== null) return false;
  return (
    key.type !== 'UpdateExpression' &&
    key.type !== 'UnaryExpression' &&
    !(key.type === 'BinaryExpression' && (key as Fields).operator !== '+')
  );
}

function ofOther(node: SyntaxNode, draft: ReadDraft): string | null {
  switch (node.type) {
    case 'ObjectPattern': {
      for (const property of list(node, 'properties') as readonly Fields[]) {
        const key = child(property, 'key');
        const name = property.computed === true ? constantText(key) : (nameOf(key) ?? stringOf(key));
        if (property.computed === true && name === null)
          return 'It takes a member out by a name that is computed. Write the name out.';
        if (name !== null && (MEMBERS.has(name) || LOADERS.has(name))) return inner(name);
      }
      return null;
    }
    case 'ThisExpression':
      return isOfClass(node, draft) || isOfMocha(node, draft)
        ? null
        : 'It uses "this" outside of a class. Keep what tests share in variables.';
    case 'AssignmentExpression':
    case 'UpdateExpression':
      return changesGlobal(child(node, 'left') ?? child(node, 'argument'), draft);
    case 'UnaryExpression':
      return (node as Fields).operator === 'delete' ? changesGlobal(child(node, 'argument'), draft) : null;
    case 'WithStatement':
      return 'It uses "with". Name what it means.';
    case 'DebuggerStatement':
      return 'It holds a "debugger" statement. Take it out.';
    case 'MetaProperty':
      return nameOf(child(node, 'meta')) === 'import'
        ? 'It uses import.meta. Drafts may not: import what the test needs.'
        : null;
    default:
      return null;
  }
}

/** `Date.now = …`, `Array.prototype.at = …`: what runs after the test sees it too, the runner's own code among it. */
function changesGlobal(target: SyntaxNode | null, draft: ReadDraft): string | null {
  let at = target === null ? null : withoutTypes(target);
  if (!isMember(at)) return null;
  while (isMember(at)) at = withoutTypes(child(at, 'object') ?? at);
  const name = nameOf(at);
  if (at === null || name === null || draft.scope.declaredBy(at) !== null || !ALLOWED_GLOBALS.has(name)) return null;
  return `It changes a member of the global ${quoted(name)}. Use a spy of the runner, which is undone after the test.`;
}

/** In a class, which is always strict. A computed key of a member means the `this` around the class. */
function isOfClass(node: SyntaxNode, { index }: ReadDraft): boolean {
  let below = node;
  let isKey = false;
  for (const at of index.around(node, null)) {
    if (child(at, 'key') === below && at.type !== 'ObjectProperty') isKey = true;
    if (at.type === 'ClassBody') {
      if (!isKey) return true;
      isKey = false;
    }
    below = at;
  }
  return false;
}

/** `this.timeout(2_000)`. */
function isOfMocha(node: SyntaxNode, { index }: ReadDraft): boolean {
  const member = index.parentOf(node);
  const call = index.parentOf(member ?? node);
  return (
    isMember(member) &&
    member.computed !== true &&
    OF_MOCHA.has(memberName(member) ?? '') &&
    isCall(call) &&
    child(call, 'callee') === member
  );
}
