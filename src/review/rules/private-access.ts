import { type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import { spiedName } from '../model/doubles.ts';
import { calledName, child, type Fields, isMember, list, memberName, nameOf } from '../model/fields.ts';
import { CALLS, nodesIn, type TestFile } from '../model/test-file.ts';
import type { Found, Rule } from './rule.ts';

/** Names with an underscore that are public, by convention or by a protocol. */
const PUBLIC =
  /^_(?:id|_\w+__|type|source|score|index|links|embedded|meta|version|rev|key|uid|destroy|read|write|writev|final|flush|transform|construct|handle|events|eventsCount)$|^__/;
const REWIRED = new Set(['__get__', '__set__', '__with__']);

/**
 * private-access: a test calls a member that is named as private (`x._total()`), spies on one (`spyOn(x, '_total')`), or reaches
 * into a module with `rewire`.
 * Doubtful, and only listed: a member that is called through a cast (`(x as any).total()`), an underscored export of a module.
 *
 * Why: the test holds how the code is built, and breaks when that improves.
 * Silent: `this._x`, `_id` and other names of protocols, the hooks of Node's streams, `_` by itself, what the test file itself
 * declares by that name.
 * Source: testing-library/no-node-access for the DOM. Level: warn.
 */
export const privateAccess: Rule = {
  id: 'private-access',
  *find(file) {
    const own = keysOf(file);
    for (const one of file.cases) {
      const found = nodesIn(file, one, ...CALLS).flatMap((node): Found[] => {
        const reached = reachedBy(node, file, own);
        return reached === null ? [] : [{ one, node, ...reached }];
      });
      const [first] = found.sort((a, b) => Number(a.level === 'info') - Number(b.level === 'info'));
      if (first !== undefined) yield first;
    }
  },
};

/** Members that the file declares: in objects and classes, or by assigning to them. */
function keysOf({ index }: TestFile): ReadonlySet<string> {
  const declared = index.ofType('ObjectProperty', 'ObjectMethod', 'ClassMethod', 'ClassProperty');
  const keys = declared.map((node) => nameOf(child(node, 'key')));
  const assigned = index.ofType('AssignmentExpression').map((node) => memberName(child(node, 'left')));
  return new Set([...keys, ...assigned].filter((name) => name !== null));
}

function reachedBy(
  call: SyntaxNode,
  file: TestFile,
  own: ReadonlySet<string>,
): Pick<Found, 'message' | 'level'> | null {
  const callee = child(call, 'callee');
  const name = calledName(call);
  if (name !== null && REWIRED.has(name))
    return { message: `reaches "${nameIn(call)}" with rewire: test what is exported` };
  const spied = spiedName(call);
  if (spied !== null && isPrivate(spied)) return { message: `spies on the private member "${spied}"` };
  if (!isMember(callee)) return null;
  const member = memberName(callee);
  const object = child(callee, 'object');
  if (member === null || object === null || object.type === 'ThisExpression') return null;
  if (isPrivate(member) && own.has(member)) return null;
  if (isPrivate(member)) {
    const isExport = file.imports.has(nameOf(object) ?? '');
    return { message: `calls the private member "${member}"`, ...(isExport ? { level: 'info' as const } : {}) };
  }
  return isUntyped(object) && !/^(?:then|catch|mock\w*)$/.test(member)
    ? { message: `calls "${member}" through a cast`, level: 'info' }
    : null;
}

function isPrivate(name: string): boolean {
  return /^_[a-zA-Z]/.test(name) && !PUBLIC.test(name);
}

/** `(x as any)`, `(x as unknown as Inner)`. */
function isUntyped(object: SyntaxNode): boolean {
  const type = object.type === 'TSAsExpression' ? ((object as Fields).typeAnnotation as SyntaxNode) : null;
  return type?.type === 'TSAnyKeyword' && nameOf(withoutTypes(object)) !== null;
}

function nameIn(call: SyntaxNode): string {
  return stringOf(list(call, 'arguments')[0]) ?? '…';
}
