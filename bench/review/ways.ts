import type { Assertion } from '../../src/review/model/assertions.ts';
import { taughtValues } from '../../src/review/model/doubles.ts';
import { calledName, child, list, nameOf, statementsOf } from '../../src/review/model/fields.ts';
import type { Modules } from '../../src/review/model/modules.ts';
import { usesVitest } from '../../src/review/model/runner-of-file.ts';
import { subjectOf } from '../../src/review/model/subject.ts';
import { type ReadCase, rootsOf, type TestFile } from '../../src/review/model/test-file.ts';
import { normalForm } from '../../src/source/normal-form.ts';
import type { SyntaxNode } from '../../src/source/syntax.ts';

/** Puts a text in the place of what stands between two offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One way to break a well-made test. */
export interface Way {
  readonly name: string;
  /** Any of these rules should find it. */
  readonly rules: readonly string[];
  /** What makes up for what is broken: a `done`, a plan or the compiler; a helper or a hook that asserts as well. */
  readonly madeUpBy?: 'plan' | 'anything';
  /** Not all tests of a file at once, but every other one, and then the rest. */
  readonly apart?: true;
  /** None where a test cannot be broken so. */
  readonly edits: (one: ReadCase, file: TestFile, modules: Modules) => readonly Edit[];
}

const DIRECT = new Set(['expect', 'assert', 'should', 'context']);
const EQUALS = /^(?:toBe|toEqual|toStrictEqual|equals?|strictEqual|deepEqual|deepStrictEqual|eql?|is|same)$/;
const TEACHES = /^(?:mockReturnValue|mockResolvedValue|returns)$/;

export const WAYS: readonly Way[] = [
  {
    name: 'all assertions deleted',
    rules: ['no-assertion', 'empty-test'],
    madeUpBy: 'anything',
    edits: withoutAssertions,
  },
  {
    name: 'each comparison made one of `true` with `true`',
    rules: ['tautology'],
    madeUpBy: 'anything',
    edits: comparingTrue,
  },
  { name: 'each expected value made what a double was told to give', rules: ['mock-echo'], edits: echoing },
  { name: '`await` and `return` taken from promised assertions', rules: ['floating-assertion'], edits: floating },
  { name: '`return` put before the assertions', rules: ['unreachable-assertion'], edits: behindReturn },
  { name: 'all assertions moved into a `catch`', rules: ['assertion-in-catch'], madeUpBy: 'plan', edits: inCatch },
  { name: 'all assertions moved into an `if`', rules: ['conditional-assertion'], madeUpBy: 'plan', edits: inIf },
  { name: 'the body emptied', rules: ['empty-test'], madeUpBy: 'plan', apart: true, edits: emptied },
  { name: '`.only` added', rules: ['focused-test'], edits: focused },
];

/** For a whole file: a double put in the place of its subject. None where the subject is not known. */
export function mockingSubject(file: TestFile, modules: Modules): readonly Edit[] {
  const subject = subjectOf(file, modules);
  const specifier = [...file.imports.values()].find(
    (imported) => subject !== null && modules.pathsOf(file.path, imported.specifier).includes(subject),
  )?.specifier;
  if (specifier === undefined) return [];
  return [{ start: 0, end: 0, text: `${usesVitest(file, modules) ? 'vi' : 'jest'}.mock('${specifier}');\n` }];
}

/** Edits inside of another one are left out. */
export function spliced(text: string, edits: readonly Edit[]): string {
  let [made, at] = ['', 0];
  for (const { start, end, text: put } of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    made += text.slice(at, start) + put;
    at = end;
  }
  return made + text.slice(at);
}

const over = ({ start, end }: SyntaxNode, text: string): Edit => ({ start: start ?? 0, end: end ?? 0, text });

function directOf({ assertions }: ReadCase): readonly Assertion[] {
  return assertions.filter(({ style }) => DIRECT.has(style));
}

function withoutAssertions(one: ReadCase, file: TestFile): readonly Edit[] {
  if (directOf(one).length === 0) return [];
  const statements = one.assertions.map(({ node }) => statementAround(node, one, file));
  return statements.flatMap((statement) =>
    statement === null ? [] : [over(statement, file.index.parentOf(statement)?.type === 'BlockStatement' ? '' : '{}')],
  );
}

/** The statement that an assertion stands in; null where the case is an expression. */
function statementAround(node: SyntaxNode, { block }: ReadCase, { index }: TestFile): SyntaxNode | null {
  for (const at of [node, ...index.around(node, block.call)]) {
    if (/Statement$|^VariableDeclaration$/.test(at.type) && at.type !== 'BlockStatement') return at;
  }
  return null;
}

function comparingTrue(one: ReadCase): readonly Edit[] {
  const isComparison = ({ style, matcher, chained, isPromise, actual, expected }: Assertion) =>
    DIRECT.has(style) && EQUALS.test(matcher ?? '') && !chained.includes('not') && !isPromise && !!actual && !!expected;
  if (!one.assertions.every(isComparison)) return [];
  return one.assertions.flatMap(({ actual, expected }) =>
    [actual, expected].flatMap((value) => (value === null ? [] : [over(value, 'true')])),
  );
}

function echoing(one: ReadCase, file: TestFile): readonly Edit[] {
  const [root] = rootsOf(one);
  const taught = taughtValues(file.index).find(
    ({ node }) => TEACHES.test(calledName(node) ?? '') && root !== undefined && holds(root, node),
  );
  const values = directOf(one).filter(({ kind, expected }) => kind === 'value' && expected !== null);
  if (taught === undefined || values.length === 0) return [];
  const text = textOf(taught.value, file);
  const isEcho = values.every(({ expected }) => expected && normalForm(expected) === normalForm(taught.value));
  return isEcho ? [] : values.flatMap(({ expected }) => (expected === null ? [] : [over(expected, text)]));
}

function floating(one: ReadCase, { index, text }: TestFile): readonly Edit[] {
  return directOf(one).flatMap(({ node, isPromise }) => {
    const above = index.parentOf(node);
    const isLoose =
      above?.type === 'ReturnStatement' ||
      (above?.type === 'AwaitExpression' && index.parentOf(above)?.type === 'ExpressionStatement');
    const begins = text.slice(above?.start ?? 0, node.start ?? 0);
    return isPromise && isLoose && above && /^(?:await|return)\s+$/.test(begins)
      ? [{ start: above.start ?? 0, end: node.start ?? 0, text: '' }]
      : [];
  });
}

/** The body of a case in two: what comes before the first statement with an assertion, and the rest. */
function halves(
  one: ReadCase,
): { readonly before: readonly SyntaxNode[]; readonly rest: readonly SyntaxNode[] } | null {
  const statements = statementsOf(child(one.block.callback, 'body'));
  const first = statements.findIndex((statement) => one.assertions.some(({ node }) => holds(statement, node)));
  if (first === -1 || directOf(one).length === 0) return null;
  return { before: statements.slice(0, first), rest: statements.slice(first) };
}

function behindReturn(one: ReadCase): readonly Edit[] {
  const [first] = halves(one)?.rest ?? [];
  return first === undefined ? [] : [{ start: first.start ?? 0, end: first.start ?? 0, text: 'return;\n' }];
}

function inCatch(one: ReadCase): readonly Edit[] {
  const { before, rest } = halves(one) ?? { before: [], rest: [] };
  const [first, start, last] = [before[0] ?? rest[0], rest[0], rest.at(-1)];
  if (first === undefined || start === undefined || last === undefined) return [];
  return [
    { start: first.start ?? 0, end: first.start ?? 0, text: before.length === 0 ? '' : 'try {\n' },
    {
      start: start.start ?? 0,
      end: start.start ?? 0,
      text: before.length === 0 ? 'try {\n} catch (error) {\n' : '} catch (error) {\n',
    },
    { start: last.end ?? 0, end: last.end ?? 0, text: '\n}' },
  ];
}

function inIf(one: ReadCase): readonly Edit[] {
  const { before, rest } = halves(one) ?? { before: [], rest: [] };
  const [start, last] = [rest[0], rest.at(-1)];
  if (start === undefined || last === undefined) return [];
  const declared = before
    .flatMap((statement) => list(statement, 'declarations'))
    .map((each) => nameOf(child(each, 'id')));
  const name = declared.findLast((each) => each !== null) ?? 'result';
  return [
    { start: start.start ?? 0, end: start.start ?? 0, text: `if (${name}) {\n` },
    { start: last.end ?? 0, end: last.end ?? 0, text: '\n}' },
  ];
}

function emptied({ block }: ReadCase): readonly Edit[] {
  const body = child(block.callback, 'body');
  return body?.type === 'BlockStatement' && statementsOf(body).length > 0 ? [over(body, '{}')] : [];
}

function focused({ block: { callee } }: ReadCase): readonly Edit[] {
  const end = callee.own ? undefined : callee.root?.end;
  return end === undefined || end === null ? [] : [{ start: end, end, text: '.only' }];
}

function holds(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return (outer.start ?? 0) <= (inner.start ?? -1) && (inner.end ?? Number.POSITIVE_INFINITY) <= (outer.end ?? 0);
}

function textOf({ start, end }: SyntaxNode, { text }: TestFile): string {
  return text.slice(start ?? 0, end ?? 0);
}
