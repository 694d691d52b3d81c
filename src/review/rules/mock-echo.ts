import { normalForm } from '../../source/normal-form.ts';
import { type SyntaxNode, withoutTypes } from '../../source/syntax.ts';
import type { Assertion } from '../model/assertions.ts';
import { callsAsserting } from '../model/calls-asserting.ts';
import { isDoubleMade, spiedName, type TaughtValue, taughtValues } from '../model/doubles.ts';
import { child, dottedPath, isCall, isWithin, list, nameOf } from '../model/fields.ts';
import { literalText } from '../model/literals.ts';
import { rootsOf } from '../model/test-file.ts';
import type { Rule } from './rule.ts';

/** Values that say too little to be recognised. */
const COMMON = /^(?:true|false|null|undefined|""|-?\d)$/;
/** Which of several values comes is what such a test asks. */
const WHICH =
  /delegat|forward|cach|once|again|fall ?back|falls? (?:back|through)|default|keep|prefer|instead|first|last|order|overrid|memo/i;
/** Code about doubles is tested with doubles. */
const OF_DOUBLES = /mock|spy|spies|stub|sinon|double|\bfakes?\b|\bvi-/i;

/**
 * mock-echo: every expected value of the test is one that the test itself told a double to give.
 *
 * Why: it shows that a value is handed through, and nothing of what is done with it.
 * Silent: values everybody uses (`true`, `''`, one digit), a single assertion on anything else, doubles that are taught elsewhere,
 * lengths, files that are about doubles by their path.
 * Doubtful, and only listed: several values, where it matters which of them comes; titles that speak of that (a cache, a default,
 * a fallback) or of handing on; a function that is handed to the code (`fn(() => value)`); a double that the test itself calls.
 * Source: of this project. Level: warn. Witness: kills-nothing.
 */
export const mockEcho: Rule = {
  id: 'mock-echo',
  *find(file) {
    const taught = taughtValues(file.index);
    if (taught.length === 0 || OF_DOUBLES.test(file.path)) return;
    for (const one of file.cases) {
      const values = one.assertions.filter(({ kind }) => kind === 'value' || kind === 'other' || kind === 'error');
      const [first] = values;
      if (one.isSkipped || first === undefined || one.assertions.some(({ kind }) => kind === 'snapshot')) continue;
      const roots = rootsOf(one);
      const own = taught.filter(({ node }) => roots.some((root) => isWithin(node, root)));
      const echoes = new Set(own.flatMap(({ value }) => formOf(value) ?? []));
      const isEcho = ({ expected, matcher }: Assertion) =>
        expected !== null && !/length|times|count/i.test(matcher ?? '') && echoes.has(formOf(expected) ?? '');
      if (echoes.size === 0 || !values.every(isEcho) || callsAsserting(file, one)) continue;
      const message = 'expects just what it told its double to give: assert what the code makes of it';
      const isDoubtful =
        echoes.size > 1 ||
        WHICH.test(one.titles.at(-1) ?? '') ||
        own.some(({ node }) => isDoubleMade(node)) ||
        values.some(({ actual }) => callsDouble(actual, own));
      yield { one, node: first.node, message, ...(isDoubtful ? { level: 'info' as const } : {}) };
    }
  },
};

/** `expect(double()).toBe(value)`: the double is what the test is about. */
function callsDouble(actual: SyntaxNode | null, taught: readonly TaughtValue[]): boolean {
  const given = actual === null ? null : withoutTypes(actual);
  const call = given?.type === 'AwaitExpression' ? child(given, 'argument') : given;
  const called = isCall(call) ? dottedPath(child(call, 'callee'))?.join('.') : undefined;
  return called !== undefined && taught.some(({ node }) => taughtName(node) === called);
}

/** `repository.find` of `repository.find.mockReturnValue(…)`, and of `spyOn(repository, 'find').mockReturnValue(…)`. */
function taughtName(call: SyntaxNode): string | null {
  const receiver = child(child(call, 'callee'), 'object');
  if (!isCall(receiver)) return dottedPath(receiver)?.join('.') ?? null;
  const [object, ...others] = list(receiver, 'arguments');
  const name = spiedName(receiver);
  if (name !== null) return `${dottedPath(object)?.join('.') ?? ''}.${name}`;
  // `mocked(find).mockReturnValue(…)`
  return others.length === 0 ? (dottedPath(object)?.join('.') ?? null) : null;
}

/** A name, or a value that is written out and tells itself from others; null for anything else. */
function formOf(node: SyntaxNode): string | null {
  const bare = withoutTypes(node);
  const name = nameOf(bare);
  if (name !== null && name !== 'undefined') return `name ${name}`;
  const literal = literalText(bare);
  if (literal !== null) return COMMON.test(literal) ? null : `literal ${literal}`;
  const isData = bare.type === 'ObjectExpression' || bare.type === 'ArrayExpression';
  const form = isData ? normalForm(bare) : null;
  return form === null || /^\(\w+ \w+:\[\]\)$/.test(form) ? null : form;
}
