import { describe, expect, test } from '@jest/globals';
import { behaviourChange } from '../../src/source/behaviour.ts';

const stays = (path: string) => path;

function change(before: string | null, after: string | null, path = 'src/price.ts'): string {
  const at = (text: string | null) => (text === null ? null : { path, text });
  return behaviourChange(at(before), at(after), stays);
}

describe('a change of the program', () => {
  test.each([
    ['a number', 'export const fee = 499;', 'export const fee = 500;'],
    ['an operator', 'export const f = (a, b) => a < b;', 'export const f = (a, b) => a <= b;'],
    ['parameters that trade places', 'export const f = (a, b) => a - b;', 'export const f = (b, a) => a - b;'],
    ['another variable', 'export function f(a, b) { return a; }', 'export function f(a, b) { return b; }'],
    ['a global in the place of a local', 'export const f = (name) => name;', 'export const f = (it) => name;'],
    [
      'a global of one function in the place of a local of another',
      'const f = (a) => a; export const g = () => [f(1), b];',
      'const f = (b) => b; export const g = () => [f(1), a];',
    ],
    [
      'a guard that is gone',
      'export const f = (a) => { if (!a) return 0; return a; };',
      'export const f = (a) => { return a; };',
    ],
    ['a property', 'export const f = (a) => a.x;', 'export const f = (a) => a.y;'],
    ['the name of an export', 'export const a = 1;', 'export const b = 1;'],
    [
      'another import under the same name',
      'import { a } from "./x.js"; export const f = a();',
      'import { b as a } from "./x.js"; export const f = a();',
    ],
    [
      'imports that trade names',
      'import { A as X, B as Y } from "./x.js"; export const f = () => [X, Y];',
      'import { A as Y, B as X } from "./x.js"; export const f = () => [X, Y];',
    ],
    ['an import for its effect', 'export const a = f();', 'import "./setup.js"; export const a = f();'],
    ['a value of an enumeration', 'export enum E { A = 1 }', 'export enum E { A = 2 }'],
    ['a directive', 'export const a = f();', '"use strict"; export const a = f();'],
    ['optional chaining', 'export const f = (a) => a.b;', 'export const f = (a) => a?.b;'],
    ['a default', 'export const f = (a = 1) => a;', 'export const f = (a = 2) => a;'],
    ['a new export', 'export const a = 1;', 'export const a = 1; export const f = () => 2;'],
    [
      'a private field that keeps its name',
      'class A { constructor(private a: number) {} } f(A);',
      'class A { constructor(private b: number) {} } f(A);',
    ],
  ])('alters behaviour: %s', (_, before, after) => {
    expect(change(before, after)).toBe('altered');
  });

  test('a component of JSX is told from another one of the same shape', () => {
    const before = 'import { A as X, B as Y } from "./x.js"; export const f = () => <X a={Y} />;';
    const after = 'import { A as Y, B as X } from "./x.js"; export const f = () => <X a={Y} />;';
    expect(change(before, after, 'src/view.tsx')).toBe('altered');
  });

  test('a new file alters behaviour when it holds more than types', () => {
    expect([change(null, 'export const a = 1;'), change(null, 'export interface A { a: 1 }')]).toEqual([
      'altered',
      'same',
    ]);
  });
});

describe('what leaves the program as it is', () => {
  test.each([
    [
      'comments and formatting',
      'export const f = (a) => a + 1; // one',
      'export const f = (a) =>\n  /* two */ (a + 1);',
    ],
    ['types', 'export const f = (a, b) => a;', 'export const f = <T,>(a: T, b?: number): T => a as T;'],
    [
      'an interface and an alias',
      'export const a = 1;',
      'export interface B { b: 1 }\ntype C = B;\nexport const a: number = 1;',
    ],
    [
      'imports of types',
      'export const a = 1;',
      'import type { A } from "./a.js"; import { B } from "./b.js"; export const a: A & B = 1;',
    ],
    [
      'members for the type checker',
      'class A { f() {} } g(A);',
      'abstract class A implements I { declare a: 1; abstract b(): void; private f(this: A): void {} } g(A);',
    ],
    [
      'names of locals',
      'export const f = (amount) => { const twice = amount * 2; return { twice }; };',
      'export const f = (a) => { const t = a * 2; return { twice: t }; };',
    ],
    [
      'names of what a file keeps to itself',
      'const helper = (a) => a; export const f = helper(1);',
      'const other = (a) => a; export const f = other(1);',
    ],
    [
      'local names of imports',
      'import { a } from "./x.js"; export const f = a(1);',
      'import { a as b } from "./x.js"; export const f = b(1);',
    ],
    [
      'the order of imports',
      'import a from "./a.js"; import { b, c } from "./b.js"; export default [a, b, c];',
      'import { c, b } from "./b.js"; import a from "./a.js"; export default [a, b, c];',
    ],
    ['an unused import', 'import fs from "node:fs"; export const a = f();', 'export const a = f();'],
    [
      'a function that nothing uses',
      'function old(a) { return helper(a); } const helper = (a) => a; export const b = f();',
      'export const b = f();',
    ],
    ['an export that is gone', 'export const old = (a) => a + 1; export const b = f();', 'export const b = f();'],
    [
      'no longer exporting',
      'export const helper = (a) => a + 1; export const b = helper(1);',
      'const helper = (a) => a + 1; export const b = helper(1);',
    ],
  ])('%s', (_, before, after) => {
    expect(change(before, after)).toBe('same');
  });

  test('a file that is gone, and one that only moved', () => {
    const text = 'import { a } from "../lib/a.js"; export const b = a();';
    const moved = text.replace('../lib', '../../lib');
    expect(change(text, null)).toBe('same');
    expect(behaviourChange({ path: 'src/b.ts', text }, { path: 'src/deep/b.ts', text: moved }, stays)).toBe('same');
  });

  test('an import that follows a file that moved; one that names another file does not', () => {
    const before = { path: 'src/b.ts', text: 'import { a } from "./a.js"; export const b = a();' };
    const after = { path: 'src/b.ts', text: 'import { a } from "./deep/a.js"; export const b = a();' };
    expect(behaviourChange(before, after, (path) => (path === 'src/a.ts' ? 'src/deep/a.ts' : path))).toBe('same');
    expect(behaviourChange(before, after, stays)).toBe('altered');
  });
});

test.each([
  ['src/a.vue', '<script>let a = 1</script>', '<script>let a = 2</script>'],
  ['src/a.ts', 'let a = 1;', 'let a = ;;;('],
])('%s cannot be told', (path, before, after) => {
  expect(change(before, after, path)).toBe('unknown');
});

describe('a change as one export sees it', () => {
  const seenBy = (exported: string, before: string, after: string) =>
    behaviourChange({ path: 'src/a.ts', text: before }, { path: 'src/a.ts', text: after }, stays, exported);

  test.each([
    [
      'another export',
      'export const a = () => 1; export const b = () => 2;',
      'export const a = () => 1; export const b = () => 3;',
    ],
    [
      'what only another export uses',
      'const h = () => 1; export const a = () => 0; export const b = () => h();',
      'const h = () => 2; export const a = () => 0; export const b = () => h();',
    ],
    [
      'another export by default',
      'export const a = () => 1; export default function b() { return 2; }',
      'export const a = () => 1; export default function b() { return 3; }',
    ],
    [
      'another name of a list',
      'const a = () => 1; const c = () => 1; export { a, c as b };',
      'const a = () => 1; const c = () => 2; export { a, c as b };',
    ],
    ['another export that is new', 'export const a = () => 1;', 'export const a = () => 1; export const b = () => 3;'],
  ])('%s is none of its business', (_, before, after) => {
    expect(seenBy('a', before, after)).toBe('same');
  });

  test.each([
    ['its own body', 'export const a = () => 1; export const b = 2;', 'export const a = () => 3; export const b = 2;'],
    ['a helper', 'const h = () => 1; export const a = () => h();', 'const h = () => 2; export const a = () => h();'],
    [
      'another export that it uses',
      'export const b = () => 1; export const a = () => b();',
      'export const b = () => 2; export const a = () => b();',
    ],
    ['an effect of the module', 'set(1); export const a = () => 1;', 'set(2); export const a = () => 1;'],
    ['its own name of a list', 'const c = () => 1; export { c as a };', 'const c = () => 2; export { c as a };'],
  ])('%s is', (_, before, after) => {
    expect(seenBy('a', before, after)).toBe('altered');
  });

  test('the default export, and one that is not there yet', () => {
    expect(seenBy('default', 'export default () => 1;', 'export default () => 2;')).toBe('altered');
    expect(seenBy('a', 'export const b = 1;', 'export const b = 1; export const a = () => 2;')).toBe('altered');
  });
});
