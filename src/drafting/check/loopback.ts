import { child, type Fields, isCall, isMember, list, memberName, nameOf } from '../../review/model/fields.ts';
import { isFunction, type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import { constantText, cookedOf } from './constant-text.ts';
import { declaredAt, givenValues, importedCallee } from './initial-values.ts';
import type { ReadDraft } from './read-draft.ts';
import type { Declared } from './scope.ts';
import { tableTexts } from './table-texts.ts';

const ORIGIN = String.raw`http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])`;
/** Whole: what follows cannot change the host. */
const WHOLE = new RegExp(`^${ORIGIN}(?::\\d{1,5})?(?:[/?#]|$)`);
/** A port has to follow. */
const OPEN = new RegExp(`^${ORIGIN}:$`);
const DEEPEST = 8;

/**
 * True when an expression can only come to an URL of this machine. Rules, each plain to see in the text:
 * - a text that begins with http://localhost, http://127.0.0.1 or http://[::1], with or without a port, and then ends or goes on with `/`;
 * - a template that begins so; a port that is computed has to be `….address().port`, or a variable that is given nothing else;
 * - a template, a sum or `new URL(path, base)` that begins with such a value and goes on with `/` (written out, or each text of the test's table);
 * - a variable that is only ever given such values, and a call of a function of the draft that returns nothing else;
 * - what a function of the repository returns that is handed no text (`await startServer(app)`), or a member of that.
 * All else is taken to lead elsewhere: `http://localhost:${'80@elsewhere'}` does.
 */
export function isLoopbackUrl(expression: SyntaxNode, draft: ReadDraft, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  const node = bare(expression);
  const within = (inner: SyntaxNode | null | undefined) =>
    inner !== null && inner !== undefined && isLoopbackUrl(inner, draft, depth + 1);
  const text = stringOf(node);
  if (text !== null) return WHOLE.test(text);
  switch (node.type) {
    case 'TemplateLiteral':
      return isLoopbackTemplate(node, draft, depth);
    case 'BinaryExpression': {
      const left = child(node, 'left');
      const right = child(node, 'right');
      if ((node as Fields).operator !== '+' || left === null || right === null) return false;
      if (OPEN.test(stringOf(left) ?? '')) return isPort(right, draft, depth);
      return within(left) && isPath(right, draft);
    }
    case 'NewExpression': {
      if (nameOf(child(node, 'callee')) !== 'URL' || draft.scope.declaredBy(child(node, 'callee') ?? node) !== null)
        return false;
      const [first, base] = list(node, 'arguments');
      return base === undefined ? within(first) : first !== undefined && within(base) && isPath(first, draft);
    }
    case 'Identifier': {
      const declared = declaredAt(node, draft);
      const given = declared === null ? null : givenValues(declared, draft);
      return (
        given?.every(({ value, member }) =>
          member === null ? within(value) : isOfRepository(value, draft, depth + 1),
        ) ?? false
      );
    }
    case 'MemberExpression':
      if (memberName(node) === 'href' || memberName(node) === 'origin') return within(child(node, 'object'));
      return isOfRepository(node, draft, depth);
    case 'CallExpression': {
      const callee = bare(child(node, 'callee') ?? node);
      if (isMember(callee) && memberName(callee) === 'toString') return within(child(callee, 'object'));
      const returned = returnedBy(declaredAt(callee, draft));
      if (returned !== null) return returned.length > 0 && returned.every(within);
      return isOfRepository(node, draft, depth);
    }
    default:
      return false;
  }
}

function isLoopbackTemplate(node: SyntaxNode, draft: ReadDraft, depth: number): boolean {
  const [first, second = ''] = list(node, 'quasis').map(cookedOf);
  const [expression, next] = list(node, 'expressions');
  if (first === undefined || expression === undefined) return false;
  if (WHOLE.test(first)) {
    // `http://localhost${x}` could go on in the name of the host.
    return /[/?#]/.test(first.slice('http://'.length));
  }
  const endsThere = second === '' && next === undefined;
  if (OPEN.test(first)) return isPort(expression, draft, depth) && goesOn(second, next, draft);
  if (first !== '') return false;
  return isLoopbackUrl(expression, draft, depth + 1) && (endsThere || goesOn(second, next, draft));
}

/** What follows the host does not belong to it. */
function goesOn(text: string, next: SyntaxNode | undefined, draft: ReadDraft): boolean {
  if (text !== '') return /^[/?#]/.test(text);
  return next === undefined || isPath(next, draft);
}

/** A text that begins with one `/`, written out here, in a variable, or in the table of the test. */
function isPath(expression: SyntaxNode, draft: ReadDraft): boolean {
  const node = bare(expression);
  const text = stringOf(node) ?? (node.type === 'TemplateLiteral' ? openText(cookedOf(list(node, 'quasis')[0])) : null);
  if (text !== null) return ABSOLUTE_PATH.test(text);
  const declared = declaredAt(node, draft);
  if (declared === null) return false;
  const given = givenValues(declared, draft);
  if (given !== null)
    return given.every(({ value, member }) => member === null && ABSOLUTE_PATH.test(stringOf(bare(value)) ?? ''));
  return tableTexts(declared, draft)?.every((one) => ABSOLUTE_PATH.test(one)) ?? false;
}

/** `/${x}` may begin with two of them, which is another host. */
function openText(beginning: string): string {
  return beginning === '/' ? '' : beginning;
}

const ABSOLUTE_PATH = /^\/(?![/\\])/;

/** A number: `server.address().port`, or a variable that is given nothing else. */
function isPort(expression: SyntaxNode, draft: ReadDraft, depth: number): boolean {
  if (depth > DEEPEST) return false;
  const node = bare(expression);
  if (node.type === 'NumericLiteral') return true;
  if (isMember(node)) {
    const object = bare(child(node, 'object') ?? node);
    return memberName(node) === 'port' && (isAddress(object, draft, depth) || isOfRepository(object, draft, depth));
  }
  const declared = declaredAt(node, draft);
  const given = declared === null ? null : givenValues(declared, draft);
  if (given === null) return isOfRepository(node, draft, depth);
  return given.every(({ value, member }) =>
    member === null
      ? isPort(value, draft, depth + 1)
      : member === 'port' && (isAddress(bare(value), draft, depth + 1) || isOfRepository(value, draft, depth + 1)),
  );
}

/** `x.address()`, or a variable that is given nothing else. */
function isAddress(node: SyntaxNode, draft: ReadDraft, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (isCall(node)) {
    const callee = bare(child(node, 'callee') ?? node);
    // A method that the draft writes itself could give anything.
    return (
      isMember(callee) &&
      memberName(callee) === 'address' &&
      list(node, 'arguments').length === 0 &&
      !ownsMethod('address', draft)
    );
  }
  const declared = declaredAt(node, draft);
  const given = declared === null ? null : givenValues(declared, draft);
  return given?.every(({ value, member }) => member === null && isAddress(bare(value), draft, depth + 1)) ?? false;
}

/** The draft has a member of this name of its own, or may: by a computed key, or by a text that a double is made with. */
function ownsMethod(name: string, { index, code }: ReadDraft): boolean {
  const isKey = (node: SyntaxNode) => {
    const key = child(node, 'key');
    const own = (node as Fields).computed === true ? constantText(key) : (nameOf(key) ?? stringOf(key));
    return own === null || own === name;
  };
  const assigned = index.ofType('AssignmentExpression').some((node) => memberName(child(node, 'left')) === name);
  const keyed = index.ofType('ObjectMethod', 'ObjectProperty', 'ClassMethod', 'ClassProperty');
  return assigned || code.includes(`'${name}'`) || code.includes(`"${name}"`) || keyed.some(isKey);
}

/**
 * Comes from what the repository itself exports, and no text of the draft is handed in: an imported name, a member, a call, `new`, of
 * such with arguments that are such or numbers.
 */
function isOfRepository(expression: SyntaxNode, draft: ReadDraft, depth: number): boolean {
  if (depth > DEEPEST) return false;
  const node = bare(expression);
  if (isMember(node))
    return memberName(node) !== null && isOfRepository(child(node, 'object') ?? node, draft, depth + 1);
  if (isCall(node) || node.type === 'NewExpression') {
    const isHarmless = (argument: SyntaxNode) =>
      argument.type === 'NumericLiteral' ||
      (argument.type !== 'SpreadElement' && isOfRepository(argument, draft, depth + 1));
    return isOfRepository(child(node, 'callee') ?? node, draft, depth + 1) && list(node, 'arguments').every(isHarmless);
  }
  const declared = declaredAt(node, draft);
  if (declared === null) return false;
  if (declared.kind === 'import') {
    const specifier = importedCallee(node, draft)?.specifier;
    return specifier?.startsWith('.') === true && !draft.isDrafted(specifier);
  }
  return givenValues(declared, draft)?.every(({ value }) => isOfRepository(value, draft, depth + 1)) ?? false;
}

/** The values that a function of the draft returns; null when it is no function that can be read. */
function returnedBy(declared: Declared | null): readonly SyntaxNode[] | null {
  if (declared === null) return null;
  const init = declared.kind === 'const' ? child(declared.node, 'init') : null;
  const node = declared.kind === 'function' ? declared.node : init;
  if (node === null || !isFunction(node) || (node as Fields).generator === true) return null;
  const body = child(node, 'body');
  if (body === null) return null;
  return body.type === 'BlockStatement' ? returnsIn(body) : [body];
}

function returnsIn(block: SyntaxNode): readonly SyntaxNode[] {
  const values: SyntaxNode[] = [];
  const pending = [block];
  while (pending.length > 0) {
    const node = pending.pop() as Fields;
    if (isFunction(node)) continue;
    const argument = node.type === 'ReturnStatement' ? child(node, 'argument') : null;
    if (argument !== null) values.push(argument);
    for (const name of ['body', 'consequent', 'alternate', 'block', 'handler', 'finalizer'] as const) {
      const inner = child(node, name);
      if (inner !== null) pending.push(inner);
    }
    pending.push(...list(node, 'body'), ...list(node, 'cases'), ...list(node, 'consequent'));
  }
  return values;
}

function bare(node: SyntaxNode): SyntaxNode {
  const plain = withoutTypes(node);
  const argument = plain.type === 'AwaitExpression' ? child(plain, 'argument') : null;
  return argument === null ? plain : bare(argument);
}
