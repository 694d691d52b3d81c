import type { DraftProblem } from '../../domain/draft.ts';
import {
  calledName,
  child,
  dottedPath,
  type Fields,
  isCall,
  isMember,
  list,
  memberName,
  nameOf,
} from '../../review/model/fields.ts';
import { type FoundBlock, findBlocks } from '../../source/find-blocks.ts';
import { type SyntaxNode, stringOf, withoutTypes } from '../../source/syntax.ts';
import { problem, quoted } from './problem.ts';
import type { ReadDraft } from './read-draft.ts';

/** A draft is about one behaviour. A table of `each` is one case. */
const MOST_CASES = 10;
const SWITCHED = new Set([
  'only',
  'skip',
  'todo',
  'fails',
  'failing',
  'fixme',
  'skipIf',
  'runIf',
  'todoIf',
  'if',
  'slow',
]);
const OPTIONS = new Set(['only', 'skip', 'todo', 'fails', 'retry', 'repeats', 'expectFailure']);
/** `t.skip()`, `this.retries(3)`, `jest.retryTimes(3)`: without a comma, since `skip` is a name of other things too. */
const SWITCHING = new Set(['retries', 'retryTimes', 'runOnly']);

/** Ten cases at most, one at least, and all of them run, once, and have to pass. A fixture has none. */
export function caseProblems(draft: ReadDraft): readonly DraftProblem[] {
  const blocks = findBlocks(draft.tree, draft.index);
  const properties = propertyCalls(draft);
  const count = blocks.filter(({ kind }) => kind === 'case').length + properties.length;
  if (draft.isFixture) {
    const [first] = [...blocks, ...properties.map((call) => ({ call }))];
    return first === undefined
      ? []
      : [problem('form', first.call, 'It declares tests, and is a file of fixtures. Move them to the draft.')];
  }
  const counted =
    count === 0
      ? [problem('form', null, "No test was found in it. Declare one with test('title', () => { … }).")]
      : count > MOST_CASES
        ? [problem('form', null, `It has ${count} tests; ${MOST_CASES} are allowed. Test one behaviour.`)]
        : [];
  return [...counted, ...blocks.flatMap(ofBlock), ...properties.flatMap(ofProperty), ...ofCalls(draft, blocks)];
}

/** `test.prop([…])('title', …)` of @fast-check/vitest and @fast-check/jest. */
function propertyCalls({ index }: ReadDraft): readonly SyntaxNode[] {
  return index.ofType('CallExpression').filter((call) => {
    const made = child(call, 'callee');
    const path = isCall(made) ? dottedPath(child(made, 'callee')) : null;
    return path !== null && path.length > 1 && /^(?:test|it)$/.test(path[0] ?? '') && path.includes('prop');
  });
}

function ofProperty(call: SyntaxNode): readonly DraftProblem[] {
  const modifier = dottedPath(child(child(call, 'callee'), 'callee'))?.find((name) => SWITCHED.has(name));
  return modifier === undefined ? [] : [switched(call, modifier)];
}

function switched(call: SyntaxNode, modifier: string): DraftProblem {
  return problem(
    'form',
    call,
    `It declares a test with ${quoted(modifier)}. Every test of a draft runs and has to pass: take it out.`,
  );
}

function ofBlock({ callee, call }: FoundBlock): readonly DraftProblem[] {
  const modifier = callee.modifiers.find((one) => SWITCHED.has(one));
  if (modifier !== undefined) return [switched(call, modifier)];
  const option = list(call, 'arguments').flatMap((argument) =>
    argument.type !== 'ObjectExpression'
      ? []
      : list(argument, 'properties').map(
          (property) => nameOf(child(property, 'key')) ?? stringOf(child(property, 'key')) ?? '',
        ),
  );
  const bad = option.find((name) => OPTIONS.has(name));
  return bad === undefined
    ? []
    : [
        problem(
          'form',
          call,
          `It declares a test with the option ${quoted(bad)}. Every test of a draft runs once and has to pass: take it out.`,
        ),
      ];
}

function ofCalls({ index }: ReadDraft, blocks: readonly FoundBlock[]): readonly DraftProblem[] {
  const contexts = new Set(
    blocks.flatMap(({ kind, callback }) => (kind === 'case' ? (nameOf(callback?.params[0]) ?? []) : [])),
  );
  return index.ofType('CallExpression', 'OptionalCallExpression').flatMap((call) => {
    const name = calledName(call) ?? '';
    const callee = withoutTypes(child(call, 'callee') ?? call) as Fields;
    const object = isMember(callee) ? child(callee, 'object') : null;
    const isOfCase = object !== null && (object.type === 'ThisExpression' || contexts.has(nameOf(object) ?? ''));
    const isSwitch = (isMember(callee) && SWITCHING.has(name)) || (isOfCase && /^(?:skip|todo|runOnly)$/.test(name));
    return isSwitch
      ? [
          problem(
            'form',
            call,
            `It calls ${quoted(memberName(callee) ?? name)}. Every test of a draft runs once and has to pass: take it out.`,
          ),
        ]
      : [];
  });
}

/** Matchers that keep what the code gives now, right or wrong. */
export function snapshotProblems({ index }: ReadDraft): readonly DraftProblem[] {
  const isSnapshot = (node: SyntaxNode) => {
    const name = memberName(node) ?? '';
    if (/^to\w*Snapshot$/.test(name)) return true;
    const object = child(node, 'object');
    return /^(?:snapshot|fileSnapshot)$/.test(name) && (nameOf(object) ?? memberName(object)) === 'assert';
  };
  return index
    .ofType('MemberExpression', 'OptionalMemberExpression')
    .filter(isSnapshot)
    .map((node) =>
      problem(
        'form',
        node,
        `It asserts with ${quoted(memberName(node) ?? '')}. A snapshot holds what the code does, not what the brief says: write the expected values out.`,
      ),
    );
}
