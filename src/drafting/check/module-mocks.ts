import type { DraftProblem } from '../../domain/draft.ts';
import { child, type Fields, list, nameOf } from '../../review/model/fields.ts';
import { stringOf } from '../../source/syntax.ts';
import { problem, quoted } from './problem.ts';
import type { ReadDraft } from './read-draft.ts';
import type { Surroundings } from './surroundings.ts';

const MOCK_OBJECTS = new Set(['jest', 'vi', 'vitest', 'mock']);
const OF_MOCKS = /^(?:@jest\/globals|vitest|node:test|test)$/;

/** No double may stand for the file that is tested; and what makes doubles keeps its name, since checks go by it. */
export function forbiddenMocks(draft: ReadDraft, { settings, pathsOf }: Surroundings): readonly DraftProblem[] {
  const ofEntry = draft.requests.all
    .filter(({ how, specifier }) => how === 'mock' && pathsOf(draft.path, specifier).includes(settings.entry.file))
    .map(({ node }) =>
      problem(
        'forbidden',
        node,
        `It puts a double in the place of ${quoted(settings.entry.file)}, the file that it is to test. Take the double out.`,
      ),
    );
  const renamed = draft.requests.all.flatMap(({ specifier, names }) =>
    !OF_MOCKS.test(specifier)
      ? []
      : names
          .filter(({ name, local }) => MOCK_OBJECTS.has(name) && nameOf(local) !== name)
          .map(({ name, node }) =>
            problem('forbidden', node, `It calls ${quoted(name)} by another name. Import it as it is.`),
          ),
  );
  return [...ofEntry, ...renamed, ...stubbedEnvironment(draft), ...handedOn(draft)];
}

/** What makes temporary paths, and what Node itself reads. */
const ENVIRONMENT = /^(?:TMPDIR|TMP|TEMP|PATH|HOME|USERPROFILE|NODE_.*|LD_.*|npm_.*|SHELL|.*_PROXY|.*_proxy)$/;

/** `vi.stubEnv('TMPDIR', …)` would move the temporary folder. */
function stubbedEnvironment({ index }: ReadDraft): readonly DraftProblem[] {
  return index.ofType('MemberExpression', 'OptionalMemberExpression', 'ObjectPattern').flatMap((node) => {
    const name = nameOf(child(node, 'property')) ?? stringOf(child(node, 'property'));
    if (name !== 'stubEnv') return [];
    const call = index.parentOf(node);
    const variable = call !== null && child(call, 'callee') === node ? stringOf(list(call, 'arguments')[0]) : null;
    if (variable !== null && !ENVIRONMENT.test(variable)) return [];
    return [
      problem(
        'forbidden',
        node,
        "It changes a variable of the environment that is not the subject's own. Stub one by its literal name.",
      ),
    ];
  });
}

/** `jest` and `vi`, imported, are used by their members only: what they are handed on as is out of sight. */
function handedOn(draft: ReadDraft): readonly DraftProblem[] {
  const locals = draft.requests.all.flatMap(({ specifier, names }) =>
    OF_MOCKS.test(specifier)
      ? names.flatMap(({ name, local }) => (local !== null && (MOCK_OBJECTS.has(name) || name === '*') ? [local] : []))
      : [],
  );
  return locals.flatMap((local) => {
    const uses = draft.scope.declaredBy(local)?.uses.filter((at) => at !== local) ?? [];
    const bad = uses.find((at) => {
      const above = draft.index.parentOf(at) as Fields | null;
      return (
        above === null ||
        !/^(?:Optional)?MemberExpression$/.test(above.type) ||
        above.computed === true ||
        child(above, 'object') !== at
      );
    });
    return bad === undefined
      ? []
      : [problem('forbidden', bad, `It hands ${quoted(nameOf(local) ?? '')} on. Call its functions by name.`)];
  });
}
