import type { Mutant } from './mutant.ts';

/**
 * Stryker's mutators, those whose survivors developers find most worth acting on first: relational operators 84 %,
 * logical 83 %, removed statements 83 %, arithmetic 75 %, unary 75 % (Petrović et al., TSE 2021, productive mutants by
 * operator). Those that the study does not have follow; text comes last.
 */
const ORDER: readonly (readonly string[])[] = [
  ['ConditionalExpression', 'EqualityOperator'],
  ['LogicalOperator'],
  ['BlockStatement', 'CallExpression'],
  ['ArithmeticOperator', 'AssignmentOperator'],
  ['UnaryOperator', 'UpdateOperator', 'BooleanLiteral'],
  ['MethodExpression', 'OptionalChaining', 'ArrowFunction'],
  ['Regex', 'ArrayDeclaration', 'ObjectLiteral'],
  ['StringLiteral'],
];

const RANKS = new Map(ORDER.flatMap((mutators, rank) => mutators.map((mutator) => [mutator, rank] as const)));

/** The most telling first; then by file, line, column and id, so that the order is the same in every run. */
export function mostTellingFirst(mutants: readonly Mutant[]): readonly Mutant[] {
  const rank = (mutant: Mutant) => RANKS.get(mutant.mutator) ?? ORDER.length;
  return [...mutants].sort(
    (a, b) =>
      rank(a) - rank(b) || compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A percentage with one decimal, cut and never rounded up: 79.99 must not read as 80.0 beside a threshold of 80. */
export function percentage(value: number): string {
  return `${(Math.floor(value * 10 + 1e-9) / 10).toFixed(1)} %`;
}
