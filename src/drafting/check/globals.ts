import type { DraftProblem } from '../../domain/draft.ts';
import { child, dottedPath, isCall, isMember, list, memberName, nameOf } from '../../review/model/fields.ts';
import { type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import { ALLOWED_GLOBALS, runnerGlobals } from './global-names.ts';
import { declaredAt, givenValues } from './initial-values.ts';
import { isLoopbackUrl } from './loopback.ts';
import { problem, quoted } from './problem.ts';
import type { ReadDraft } from './read-draft.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Every name that the draft does not declare has to be a global that it may use:
 * - those of ALLOWED_GLOBALS and of the runner;
 * - `fetch`: called with an URL of this machine (see loopback.ts), or asked whether a double of it was called;
 * - `console`, `globalThis`: as the object whose method a double takes, `spyOn(console, 'error')`; `console.error` in `expect(…)` too;
 * - `process`: `process.nextTick(…)` only;
 * - `require`: called with a literal; `module.exports`, `exports.x`: assigned to, in fixtures;
 * - `jest`, `vi`: their methods by name.
 */
export function forbiddenGlobals(draft: ReadDraft, { settings }: Surroundings): readonly DraftProblem[] {
  const ofRunner = runnerGlobals(settings.runner);
  const found = new Map<string, DraftProblem>();
  for (const node of draft.scope.free) {
    const name = (node as SyntaxNode & { name: string }).name;
    const why = whyNot(name, node, draft, ofRunner);
    // Once for a name: the same words for each use of it say nothing more.
    if (why !== null && !found.has(name)) found.set(name, problem('forbidden', node, why));
  }
  return [...found.values()];
}

function whyNot(name: string, node: SyntaxNode, draft: ReadDraft, ofRunner: ReadonlySet<string>): string | null {
  switch (name) {
    case 'console':
      return isDoubled(node, draft) || isExpected(node, draft)
        ? null
        : 'It prints to the console. Take that out: a test says what it has to say by its assertions.';
    case 'globalThis':
      return isDoubled(node, draft)
        ? null
        : 'It reaches for the global object. Use the global by its name, or replace it with the stubs of the runner.';
    case 'process':
      return isNextTick(node, draft)
        ? null
        : 'It uses the global "process". Drafts may not: hand the subject what it needs as an argument.';
    case 'fetch':
      return isFetchAllowed(node, draft) ? null : FETCH;
    case 'setTimeout':
    case 'setInterval':
      return isTextTimer(node, draft)
        ? `It hands a text to ${name}, which some environments run. Hand it a function.`
        : null;
    case 'require':
      return isLiteralRequire(node, draft)
        ? null
        : 'It uses "require" in another way than require(\'a literal\'). Import what the test needs by its name.';
    case 'module':
    case 'exports':
      return draft.isFixture && isExporting(node, draft) ? null : `It uses "${name}". A test exports nothing.`;
    case 'jest':
    case 'vi':
    case 'vitest':
      if (ofRunner.has(name))
        return isNamedMember(node, draft)
          ? null
          : `It hands "${name}" on. Call its functions by name, as in ${name}.fn().`;
  }
  if (ALLOWED_GLOBALS.has(name) || ofRunner.has(name)) return null;
  return `It uses the global ${quoted(name)}, which drafts may not use, or declares it nowhere. Import what the test needs.`;
}

const FETCH =
  'It calls fetch with an address that is not plainly of this machine. Write a template that begins with http://127.0.0.1: and goes on with the port of the server that the test starts, or put a double in the place of fetch.';

/** `setTimeout('code')`, and a variable with a text. */
function isTextTimer(node: SyntaxNode, draft: ReadDraft): boolean {
  const call = draft.index.parentOf(node);
  const first = isCall(call) && child(call, 'callee') === node ? list(call, 'arguments')[0] : undefined;
  if (first === undefined) return false;
  const declared = declaredAt(first, draft);
  const given = declared === null ? null : givenValues(declared, draft);
  return [first, ...(given ?? []).map(({ value }) => value)].some((value) =>
    /^(?:StringLiteral|TemplateLiteral|BinaryExpression)$/.test(withoutTypes(value).type),
  );
}

const SPIES = new Set(['spyOn', 'method', 'stub', 'spy', 'replaceProperty']);

/** `spyOn(console, 'error')`, `t.mock.method(globalThis, 'fetch', …)`. */
function isDoubled(node: SyntaxNode, { index }: ReadDraft): boolean {
  const call = index.parentOf(node);
  if (!isCall(call)) return false;
  const [first, second] = list(call, 'arguments');
  const path = dottedPath(child(call, 'callee'));
  if (first !== node || path === null || path.length < 2 || !SPIES.has(path.at(-1) ?? '')) return false;
  const name = stringOf(second);
  return (
    name !== null && (nameOf(node) === 'console' ? CONSOLE.has(name) : name === 'fetch' || ALLOWED_GLOBALS.has(name))
  );
}

const CONSOLE = new Set(['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'group', 'dir']);

/** `expect(console.error)`. */
function isExpected(node: SyntaxNode, { index }: ReadDraft): boolean {
  const member = index.parentOf(node);
  if (!isMember(member) || child(member, 'object') !== node || !CONSOLE.has(memberName(member) ?? '')) return false;
  const call = index.parentOf(member);
  return isCall(call) && nameOf(child(call, 'callee')) === 'expect' && list(call, 'arguments')[0] === member;
}

function isNextTick(node: SyntaxNode, { index }: ReadDraft): boolean {
  const member = index.parentOf(node);
  const call = index.parentOf(member ?? node);
  return (
    isMember(member) &&
    member.computed !== true &&
    memberName(member) === 'nextTick' &&
    isCall(call) &&
    child(call, 'callee') === member
  );
}

function isFetchAllowed(node: SyntaxNode, draft: ReadDraft): boolean {
  const call = draft.index.parentOf(node);
  if (!isCall(call)) return false;
  const [first] = list(call, 'arguments');
  if (child(call, 'callee') === node) return first !== undefined && isLoopbackUrl(first, draft);
  const callee = child(call, 'callee');
  const isAsked =
    nameOf(callee) === 'expect' ||
    dottedPath(callee)?.join('.') === 'vi.mocked' ||
    dottedPath(callee)?.join('.') === 'jest.mocked';
  return isAsked && first === node;
}

function isLiteralRequire(node: SyntaxNode, { index }: ReadDraft): boolean {
  const call = index.parentOf(node);
  return isCall(call) && child(call, 'callee') === node && stringOf(list(call, 'arguments')[0]) !== null;
}

/** `module.exports = …`, `exports.a = …`, `module.exports.a = …`. */
function isExporting(node: SyntaxNode, { index }: ReadDraft): boolean {
  let at = node;
  let above = index.parentOf(at);
  const names: (string | null)[] = [nameOf(node)];
  while (isMember(above) && child(above, 'object') === at && names.length < 4) {
    names.push(memberName(above));
    at = above;
    above = index.parentOf(at);
  }
  const isTarget = above?.type === 'AssignmentExpression' && child(above, 'left') === at;
  return isTarget && (names[0] === 'exports' ? names.length === 2 : names[1] === 'exports' && names.length <= 3);
}

function isNamedMember(node: SyntaxNode, { index }: ReadDraft): boolean {
  const member = index.parentOf(node);
  return isMember(member) && member.computed !== true && child(member, 'object') === node;
}
