import { describe, expect, test } from '@jest/globals';
import { insideOf, toldLine } from '../../../src/drafting/contract/withheld.ts';
import { foreignPart } from '../../../src/drafting/contract/witness.ts';
import { parseScript } from '../../../src/source/parse.ts';

describe('a contract that is more than declarations is found', () => {
  test.each([
    'export function f(): void { run(); }',
    'export const x = 5;',
    'export const x = () => {};',
    'run();',
    'export default run();',
    'export default { a: 1 };',
    'export = run();',
    'if (a) { b(); }',
    'export class A { x = 1; }',
    'export class A { m() { return 1; } }',
    'export class A { static { run(); } }',
    'export class A { #hidden; }',
    '@decorated export class A {}',
    'export class A extends make() {}',
    'export function f(a = 1): void;',
    'export function f({ a = 1 }): void;',
    'export enum E { A = run() }',
    'export enum E { A = 1 + 2 }',
    'declare namespace N { const x = 1; }',
    'export function f(',
  ])('%s', (text) => {
    expect(foreignPart(text)).not.toBeNull();
  });
});

describe('declarations are let through', () => {
  test.each([
    "// a.ts\nimport type { A } from 'b';\n/** Doc. */\nexport function f({ a, b: [c] }: A, ...rest: string[]): asserts a is B;",
    'export abstract class A<T> extends N.B<T> implements C { constructor(a: string); private constructor(); get b(): 1; set b(v); [Symbol.iterator](): void; static s?: -1; abstract m(): void; }',
    "export enum E { A, B = 'b', C = -1 }\ndeclare const enum F { A = 1 }",
    'declare const x;\nexport default x;\nexport { x as y };',
    'declare namespace N { interface A { a: 1 } function f(): void; const x: 1; }',
    'export type A = `a\x24{string}` | keyof typeof b | import("c").D | { readonly [K in B as `x\x24{K}`]?: C[K] };',
    'export default function(a): void;',
  ])('%s', (text) => {
    expect(foreignPart(text)).toBeNull();
  });
});

describe('a line of a body that is told', () => {
  const source = `export function f(a: { longPropertyName: string; another: number }) {
    const result = computeSomething(a, 12345);
    const typed = a as { longPropertyName: string; another: number };
    const { aVeryLongPropertyNameThatStandsAlone,
      aVeryLongPropertyNameThatStandsAlone2 } = a;
    return result;
  }`;
  const tree = parseScript('a.ts', source);
  const { lines } = insideOf(tree as NonNullable<typeof tree>, source);

  test('is found, however it is spaced', () => {
    expect(toldLine('export type A = const  result = computeSomething(a,\n12345);', lines)).not.toBeNull();
  });

  test('is none where only a type or a name is the same', () => {
    expect(
      toldLine(
        'f(a: { longPropertyName: string; another: number }): { aVeryLongPropertyNameThatStandsAlone: 1 }',
        lines,
      ),
    ).toBeNull();
  });
});
