import { isBuiltin } from 'node:module';
import type { DraftProblem } from '../../domain/draft.ts';
import { child, isCall, isMember, list, memberName } from '../../review/model/fields.ts';
import { type SyntaxNode, withoutTypes } from '../../source/syntax.ts';
import { ALLOWED_BUILTINS, type BuiltinUse, builtinName, FILE_FUNCTIONS } from './allowed-builtins.ts';
import { isLoopbackUrl } from './loopback.ts';
import { isLoopbackOptions } from './loopback-options.ts';
import type { ModuleRequest, RequestedName } from './module-requests.ts';
import { problem, quoted } from './problem.ts';
import type { ReadDraft } from './read-draft.ts';
import type { Surroundings } from './surroundings.ts';
import { isTemporaryPath } from './temporary-files.ts';

/** Modules whose functions say where a temporary file is: a draft that writes files may not replace them, nor hand them on. */
const OF_PATHS = new Set(['fs', 'fs/promises', 'os', 'path', 'path/posix', 'path/win32']);

/** Modules of Node: those of ALLOWED_BUILTINS, each as it says. What is gone with the types is free, and so is what a factory replaces. */
export function forbiddenBuiltins(draft: ReadDraft, { settings }: Surroundings): readonly DraftProblem[] {
  const asked = draft.requests.all.filter(({ specifier, how }) => isBuiltin(specifier) && how !== 'type');
  const usesFiles = asked.some(({ specifier }) => ALLOWED_BUILTINS.get(builtinName(specifier)) === 'temporary files');
  return asked.flatMap((request) => {
    const name = builtinName(request.specifier);
    const use = ALLOWED_BUILTINS.get(name);
    if (name === 'test' && settings.runner !== null && settings.runner !== 'node-test') {
      return [
        problem(
          'forbidden',
          request.node,
          `It imports ${quoted(request.specifier)}; the project runs its tests with ${settings.runner}.`,
        ),
      ];
    }
    if (request.how === 'mock') return ofMock(request, usesFiles);
    if (use === undefined) {
      return [
        problem(
          'forbidden',
          request.node,
          `It imports ${quoted(request.specifier)}, which drafts may not use. Test the subject through its own functions, or put a double there.`,
        ),
      ];
    }
    const engine = request.names.find((part) => part.name === 'setEngine');
    if (engine !== undefined) return [notThis(name, engine.name, engine.node)];
    if (use === 'any') return usesFiles && OF_PATHS.has(name) ? handedOn(request, draft) : [];
    return request.names.length === 0 || request.names.some(({ local }) => local === null)
      ? [
          problem(
            'forbidden',
            request.node,
            `It loads ${quoted(request.specifier)} without naming what it takes. Import the functions by their names.`,
          ),
        ]
      : request.names.flatMap((part) => (part.isType ? [] : usesOf(part, name, use, draft)));
  });
}

function ofMock({ specifier, node, hasFactory }: ModuleRequest, usesFiles: boolean): readonly DraftProblem[] {
  const name = builtinName(specifier);
  if (usesFiles && OF_PATHS.has(name)) {
    return [problem('forbidden', node, `It replaces ${quoted(specifier)} and works with files. Do one of the two.`)];
  }
  if (hasFactory || ALLOWED_BUILTINS.get(name) === 'any') return [];
  return [
    problem(
      'forbidden',
      node,
      `It puts a double in the place of ${quoted(specifier)} that is made of the real one. Give a factory without parameters.`,
    ),
  ];
}

/** Every use of what an import brings in has to be one that is allowed. */
function usesOf(
  { name, local }: RequestedName,
  module: string,
  use: BuiltinUse,
  draft: ReadDraft,
): readonly DraftProblem[] {
  const declared = local === null ? null : draft.scope.declaredBy(local);
  if (declared === null) return [];
  const isWhole = name === '*' || name === 'default' || (name === 'promises' && module === 'fs');
  // The function itself is `test` of node:test: its members are looked at, and it may be called.
  const isCallable = module === 'test' && name === 'default';
  if (!isWhole) {
    if (use instanceof Set) {
      return use.has(name) ? ofTest(declared.uses, module, draft) : [notThis(module, name, local)];
    }
    return declared.uses.filter((at) => at !== local).flatMap((at) => ofCall(at, name, module, use, draft));
  }
  return declared.uses
    .filter((at) => at !== local)
    .flatMap((at) => {
      const member = draft.index.parentOf(at);
      if (!isMember(member) || child(member, 'object') !== at || memberName(member) === null) {
        if (isCallable && isCall(member) && child(member, 'callee') === at) return [];
        return [problem('forbidden', at, `It hands ${quoted(module)} on. Call its functions by name.`)];
      }
      const own = memberName(member) ?? '';
      if (use instanceof Set) {
        const isChained = isCallable && /^(?:only|skip|todo)$/.test(own);
        return use.has(own) || isChained ? [] : [notThis(module, own, at)];
      }
      if (own === 'promises' && module === 'fs') {
        const inner = draft.index.parentOf(member);
        const called = isMember(inner) && child(inner, 'object') === member ? memberName(inner) : null;
        return called === null || inner === null
          ? [notThis(module, own, at)]
          : ofCall(inner, called, module, use, draft);
      }
      return ofCall(member, own, module, use, draft);
    });
}

/** `test.run` and `test.snapshot` of node:test, which its functions carry. */
function ofTest(uses: readonly SyntaxNode[], module: string, { index }: ReadDraft): readonly DraftProblem[] {
  if (module !== 'test') return [];
  return uses.flatMap((at) => {
    const member = index.parentOf(at);
    const name = isMember(member) && child(member, 'object') === at ? memberName(member) : null;
    return name === 'run' || name === 'snapshot' ? [notThis(module, name, at)] : [];
  });
}

function ofCall(
  callee: SyntaxNode,
  name: string,
  module: string,
  use: BuiltinUse,
  draft: ReadDraft,
): readonly DraftProblem[] {
  const call = draft.index.parentOf(callee);
  const isCalled = (isCall(call) || call?.type === 'NewExpression') && child(call, 'callee') === callee;
  const [first, second] = isCalled ? list(call, 'arguments') : [];
  if (use === 'temporary files') {
    if (!FILE_FUNCTIONS.has(name)) return [notThis(module, name, callee)];
    if (first !== undefined && isTemporaryPath(first, draft)) return [];
    return [
      problem(
        'forbidden',
        callee,
        `It calls ${quoted(name)} with a path that is not plainly below the temporary folder. Write join(folder, 'name'), where folder comes of mkdtempSync(join(tmpdir(), 'x-')).`,
      ),
    ];
  }
  if (name === 'createServer' || name === 'Server' || name === 'STATUS_CODES' || name === 'METHODS') return [];
  if (name !== 'request' && name !== 'get') return [notThis(module, name, callee)];
  const isUrl =
    first !== undefined &&
    isLoopbackUrl(first, draft) &&
    (second === undefined || !isObject(second) || isLoopbackOptions(second));
  if (isUrl || (first !== undefined && isLoopbackOptions(first))) return [];
  return [
    problem(
      'forbidden',
      callee,
      `It calls ${quoted(`http.${name}`)} with an address that is not plainly of this machine. Write \`http://127.0.0.1:\${port}/path\`.`,
    ),
  ];
}

function isObject(node: SyntaxNode): boolean {
  return !/^(?:Arrow)?Function/.test(withoutTypes(node).type);
}

function notThis(module: string, name: string, at: SyntaxNode | null): DraftProblem {
  return problem('forbidden', at, `It uses ${quoted(`${module}.${name}`)}, which drafts may not.`);
}

/** `vi.spyOn(path, 'join')` would make a path below the temporary folder anything. */
function handedOn({ specifier, names }: ModuleRequest, draft: ReadDraft): readonly DraftProblem[] {
  return names.flatMap(({ local }) => {
    const declared = local === null ? null : draft.scope.declaredBy(local);
    const uses = declared?.uses.filter((at) => {
      if (at === local) return false;
      const above = draft.index.parentOf(at);
      const isCalled = isCall(above) && child(above, 'callee') === at;
      return !isCalled && !(isMember(above) && child(above, 'object') === at && above.computed !== true);
    });
    const [first] = uses ?? [];
    return first === undefined
      ? []
      : [
          problem(
            'forbidden',
            first,
            `It hands ${quoted(specifier)} on, and works with files. Call its functions by name.`,
          ),
        ];
  });
}
