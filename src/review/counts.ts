import type { ReviewCounts } from '../domain/smell.ts';
import { type SyntaxNode, stringOf } from '../source/syntax.ts';
import { list } from './model/fields.ts';
import { literalText } from './model/literals.ts';
import { CALLS, nodesIn, type ReadCase, type TestFile } from './model/test-file.ts';

const ERROR_TITLE =
  /error|throw|reject|invalid|fail|refus|den(?:y|ies|ied)|forbid|unauthori|missing|malformed|illegal|not found|cannot|can't|unsupported|bad\b|wrong|[45]\d\d\b/i;
const BOUNDARY = new Set(['0', '-0', '-1', '1', '""', 'null', 'undefined', 'NaN', 'Infinity', '-Infinity']);

/** Expects an error, a rejection or an answer of 4xx or 5xx, or says in its title that it is about one. */
export function expectsError({ assertions, titles }: ReadCase): boolean {
  const isStatus = (node: SyntaxNode | null) => /^[45]\d\d$/.test(literalText(node) ?? '');
  return (
    assertions.some(({ kind, expected }) => kind === 'error' || isStatus(expected)) ||
    titles.some((title) => ERROR_TITLE.test(title))
  );
}

/** Hands a boundary to a call, or to a row of its table: 0, -1, '', null, undefined, NaN, [], {}. */
export function usesBoundary(file: TestFile, one: ReadCase): boolean {
  const given = nodesIn(file, one, ...CALLS, 'NewExpression').flatMap((call) => list(call, 'arguments'));
  const rows = one.block.callee.factories.flatMap((factory) => list(factory, 'arguments'));
  const cells = rows.flatMap((row) => list(row, 'elements').flatMap((cell) => [cell, ...list(cell, 'elements')]));
  return [...given, ...cells].some(isBoundary);
}

function isBoundary(node: SyntaxNode): boolean {
  if (stringOf(node) === '') return true;
  if (BOUNDARY.has(literalText(node) ?? '')) return true;
  const isEmptyList = node.type === 'ArrayExpression' && list(node, 'elements').length === 0;
  return isEmptyList || (node.type === 'ObjectExpression' && list(node, 'properties').length === 0);
}

/** What some cases of a file do. */
export function countsOf(file: TestFile, cases: readonly ReadCase[]): ReviewCounts {
  const count = (holds: (one: ReadCase) => boolean) => cases.filter(holds).length;
  return {
    files: 1,
    tests: cases.length,
    assertValues: count(({ assertions }) => assertions.some(({ kind }) => kind === 'value')),
    expectErrors: count(expectsError),
    useBoundaries: count((one) => usesBoundary(file, one)),
    snapshotsOnly: count(
      ({ assertions }) => assertions.length > 0 && assertions.every(({ kind }) => kind === 'snapshot'),
    ),
    modulesDoubled: file.doubles.length,
  };
}

export function sumOf(counts: readonly ReviewCounts[]): ReviewCounts {
  const sum = (key: keyof ReviewCounts) => counts.reduce((total, one) => total + one[key], 0);
  return {
    files: sum('files'),
    tests: sum('tests'),
    assertValues: sum('assertValues'),
    expectErrors: sum('expectErrors'),
    useBoundaries: sum('useBoundaries'),
    snapshotsOnly: sum('snapshotsOnly'),
    modulesDoubled: sum('modulesDoubled'),
  };
}
