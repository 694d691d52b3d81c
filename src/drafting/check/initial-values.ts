import { child, list, memberName, nameOf } from '../../review/model/fields.ts';
import { type SyntaxNode, withoutTypes } from '../../source/syntax.ts';
import type { ReadDraft } from './read-draft.ts';
import type { Declared } from './scope.ts';

/** What a variable is given, or a member of it. */
export interface GivenValue {
  readonly value: SyntaxNode;
  /** `port` of `const { port } = value`; null when it is the value itself. */
  readonly member: string | null;
}

/**
 * All values that a `const` or `let` is ever given, wherever that is; null when that cannot be told: parameters, imports, patterns
 * within patterns, `+=`, loops.
 */
export function givenValues(declared: Declared, { index }: ReadDraft): readonly GivenValue[] | null {
  if (declared.kind !== 'const' && declared.kind !== 'let') return null;
  const given: GivenValue[] = [];
  const id = child(declared.node, 'id');
  const init = child(declared.node, 'init');
  const around = index.parentOf(declared.node);
  if (/^For(?:Of|In)/.test((around === null ? null : index.parentOf(around))?.type ?? '')) return null;
  if (nameOf(id) !== null) {
    if (init !== null) given.push({ value: init, member: null });
  } else {
    const member = memberTaken(id, declared.name);
    if (member === null || init === null) return null;
    given.push({ value: init, member });
  }
  for (const written of declared.uses) {
    // `(a as string) = b`, `a! = b`
    let use = written;
    let above = index.parentOf(use);
    while (above !== null && withoutTypes(above) !== above) {
      use = above;
      above = index.parentOf(use);
    }
    if (above === declared.node || above === null) continue;
    if (above.type === 'AssignmentExpression' && child(above, 'left') === use) {
      const right = child(above, 'right');
      if ((above as SyntaxNode & { operator?: unknown }).operator !== '=' || right === null) return null;
      given.push({ value: right, member: null });
    } else if (isWrittenIn(use, above, index)) return null;
  }
  return given.length === 0 ? null : given;
}

/** `b` of `{ a, b: name }`, when that is all the pattern does for the name; null for anything deeper, and for defaults. */
function memberTaken(pattern: SyntaxNode | null, name: string): string | null {
  if (pattern?.type !== 'ObjectPattern') return null;
  const property = list(pattern, 'properties').find((one) => nameOf(child(one, 'value')) === name);
  return property === undefined || (property as SyntaxNode & { computed?: unknown }).computed === true
    ? null
    : nameOf(child(property, 'key'));
}

const WRITING = new Set([
  'UpdateExpression',
  'ForOfStatement',
  'ForInStatement',
  'ArrayPattern',
  'RestElement',
  'AssignmentPattern',
]);

/** It is the target of something else than a plain assignment. */
function isWrittenIn(use: SyntaxNode, above: SyntaxNode, index: ReadDraft['index']): boolean {
  if (above.type === 'AssignmentPattern') return child(above, 'left') === use;
  if (above.type === 'ForOfStatement' || above.type === 'ForInStatement') return child(above, 'left') === use;
  if (above.type === 'ObjectProperty') {
    return (
      child(above, 'value') === use && index.parentOf(above)?.type === 'ObjectPattern' && !isOwnPattern(above, index)
    );
  }
  return WRITING.has(above.type);
}

/** The pattern of a declaration: that gives the name its first value. */
function isOwnPattern(property: SyntaxNode, index: ReadDraft['index']): boolean {
  const pattern = index.parentOf(property);
  const declarator = pattern === null ? null : index.parentOf(pattern);
  return declarator?.type === 'VariableDeclarator' && child(declarator, 'id') === pattern;
}

/** What a name in the draft means; null for anything else than a name that the draft declares. */
export function declaredAt(node: SyntaxNode, { scope }: ReadDraft): Declared | null {
  const bare = withoutTypes(node);
  return nameOf(bare) === null ? null : scope.declaredBy(bare);
}

/** The member of an import that a callee means: `join` of `import { join } …` and of `path.join`; with the specifier. Null for any other. */
export function importedCallee(
  callee: SyntaxNode | null,
  draft: ReadDraft,
): { readonly specifier: string; readonly name: string } | null {
  if (callee === null) return null;
  const bare = withoutTypes(callee);
  const member = memberName(bare);
  const root = member === null ? bare : withoutTypes(child(bare, 'object') ?? bare);
  const declared = declaredAt(root, draft);
  if (declared === null) return null;
  for (const { specifier, names } of draft.requests.all) {
    for (const { local, name } of names) {
      if (local === null || draft.scope.declaredBy(local) !== declared) continue;
      if (member === null) return { specifier, name };
      return name === '*' || name === 'default' || name === 'promises' || name === 'posix'
        ? { specifier, name: member }
        : null;
    }
  }
  return null;
}
