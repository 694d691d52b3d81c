import {
  FACTORIES,
  FRAMEWORKS,
  given,
  MODIFIERS,
  NAMES,
  type TestFunction,
  type TestFunctions,
} from './framework-names.ts';
import { requiredPath } from './required-path.ts';
import {
  type Call,
  type Expression,
  type Identifier,
  type Member,
  propertyName,
  type SyntaxNode,
  type TaggedTemplate,
  withoutTypes,
} from './syntax.ts';

/** What a callee means. */
export interface Callee extends TestFunction {
  /** The name at its root; null when there is none (`require('node:test').test`, `(slow ? it.skip : it)`). */
  readonly root: Identifier | null;
  /** What is called on the way (`each(table)`, `runIf(condition)`), outermost last. */
  readonly factories: readonly (Call | TaggedTemplate)[];
}

const LONGEST_CHAIN = 30;
/** `(a ? (b ? it : it.skip) : it.only)` is as deep as choices between test functions go. */
const MOST_CHOICES = 2;

/**
 * Reads `test`, `describe.only`, `it.each(table)`, `t.test`, `(slow ? it.skip : it)`…
 *
 * @param contexts names of test contexts (node:test's `t`) whose `test` declares subtests
 * @returns null when calling it does not declare a test
 */
export function calleeOf(
  expression: SyntaxNode,
  names: TestFunctions,
  contexts: ReadonlySet<string> = new Set(),
  depth = 0,
): Callee | null {
  const links: (Member | Call | TaggedTemplate)[] = [];
  let at = withoutTypes(expression) as Expression;
  while (links.length <= LONGEST_CHAIN && requiredPath(at) === null) {
    if (at.type === 'MemberExpression') {
      links.push(at);
      at = withoutTypes(at.object) as Expression;
    } else if (at.type === 'CallExpression') {
      links.push(at);
      at = withoutTypes(at.callee) as Expression;
    } else if (at.type === 'TaggedTemplateExpression') {
      links.push(at);
      at = withoutTypes(at.tag) as Expression;
    } else break;
  }
  let found = rootOf(at, names, contexts, links, depth);
  for (const link of links.reverse()) found = found === null ? null : linked(found, link);
  return found;
}

function rootOf(
  at: Expression,
  names: TestFunctions,
  contexts: ReadonlySet<string>,
  links: (Member | Call | TaggedTemplate)[],
  depth: number,
): Callee | null {
  const nothing = { root: null, factories: [] };
  if (at.type === 'Identifier') {
    const first = links.at(-1);
    if (contexts.has(at.name) && first?.type === 'MemberExpression' && propertyName(first) === 'test') {
      return { ...given('case'), ...nothing, root: at };
    }
    const named = names.get(at.name);
    return named === undefined ? null : { ...named, ...nothing, root: at };
  }
  if (FRAMEWORKS.has(requiredPath(at) ?? '')) return { ...given('case'), ...nothing };
  if (depth > MOST_CHOICES) return null;
  const choices =
    at.type === 'ConditionalExpression'
      ? [at.consequent, at.alternate]
      : at.type === 'LogicalExpression'
        ? [at.left, at.right]
        : [];
  const readings = choices.map((choice) => calleeOf(choice, names, contexts, depth + 1));
  const chosen = readings.find((reading) => reading !== null) ?? null;
  return chosen === null ? null : { ...chosen, ...nothing, own: true };
}

function linked(found: Callee, link: Member | Call | TaggedTemplate): Callee | null {
  if (link.type !== 'MemberExpression') {
    const gives = FACTORIES.has(found.modifiers.at(-1) ?? '');
    return gives ? { ...found, factories: [...found.factories, link] } : null;
  }
  const name = propertyName(link) ?? '';
  const named = NAMES.get(name);
  if (named !== undefined) return { ...found, kind: named.kind, modifiers: [...found.modifiers, ...named.modifiers] };
  return MODIFIERS.has(name) ? { ...found, modifiers: [...found.modifiers, name] } : null;
}
