import { describe, expect, test } from '@jest/globals';
import { contractOf, declarationsOf } from './read-contract.ts';

describe('an export of TypeScript is told as its declaration', () => {
  test.each<[what: string, source: string, name: string, declarations: string]>([
    [
      'a function',
      'export function f(a: string, b: number): boolean { return a === String(b); }',
      'f',
      'export function f(a: string, b: number): boolean;',
    ],
    [
      'default values are optional',
      "export function f(a: string, b = 5, c: string = 'x') {}",
      'f',
      'export function f(a: string, b?: number, c?: string): void;',
    ],
    [
      'a default value before what is needed',
      'export function f(a = 1, b: string) {}',
      'f',
      'export function f(a: number | undefined, b: string): void;',
    ],
    [
      'optional and rest parameters',
      'export function f(a?: string, ...rest: readonly number[]): void {}',
      'f',
      'export function f(a?: string, ...rest: readonly number[]): void;',
    ],
    [
      'a destructured parameter shows its keys',
      'export function f({ a, b: inner = 2, ...rest }: { a: string; b?: number }): void {}',
      'f',
      'export function f({ a, b, ...rest }: { a: string; b?: number }): void;',
    ],
    [
      'a `this` parameter',
      'export function f(this: Date, a: string): void {}',
      'f',
      'export function f(this: Date, a: string): void;',
    ],
    ['an arrow function', 'export const f = (a: string): string => a;', 'f', 'export function f(a: string): string;'],
    [
      'a function expression',
      'export const f = function inner(a: string): string { return a; };',
      'f',
      'export function f(a: string): string;',
    ],
    [
      'a function of a written type',
      'type Handler = (a: string) => void;\nexport const f: Handler = (a) => {};',
      'f',
      'export const f: Handler;\ntype Handler = (a: string) => void;',
    ],
    ['an async function', 'export async function f() { return 1; }', 'f', 'export function f(): Promise<number>;'],
    ['a generator', 'export function* f() { yield 1; }', 'f', 'export function f(): Generator<number, void, unknown>;'],
    [
      'generics',
      'export function f<const T extends string, U = T[]>(a: T): U { return [] as U; }',
      'f',
      'export function f<const T extends string, U = T[]>(a: T): U;',
    ],
    [
      'a type predicate',
      'export function f(a: unknown): a is string { return true; }',
      'f',
      'export function f(a: unknown): a is string;',
    ],
    [
      'an assertion',
      'export function f(a: unknown): asserts a is string {}',
      'f',
      'export function f(a: unknown): asserts a is string;',
    ],
    [
      'overloads without what implements them',
      'export function f(a: string): string;\nexport function f(a: number): number;\nexport function f(a: any): any { return a; }',
      'f',
      'export function f(a: string): string;\nexport function f(a: number): number;',
    ],
    [
      'a type of an inferred object keeps keys and widens values',
      "export function f(a: number) { return { kind: 'secret', size: 42, deep: { on: true }, a } }",
      'f',
      'export function f(a: number): { kind: string; size: number; deep: { on: boolean; }; a: number; };',
    ],
    [
      'inferred literals are widened',
      "export function f(a: boolean) { return a ? 'secret-one' : 'secret-two'; }",
      'f',
      'export function f(a: boolean): string;',
    ],
    [
      'an inferred tuple of literals is widened',
      "export function f() { return ['secret', 42] as const; }",
      'f',
      'export function f(): readonly [string, number];',
    ],
    [
      'an inferred template literal is widened',
      'export function f(a: number) { return `secret-\x24{a}` as const; }',
      'f',
      'export function f(a: number): string;',
    ],
    [
      'a promise of a literal is widened',
      "export async function f() { return 'secret' as const; }",
      'f',
      'export function f(): Promise<string>;',
    ],
    [
      'an inferred type with a literal in an argument is left out',
      "interface User { id: string; name: string }\nexport function f(user: User) { return user as Pick<User, 'id'>; }",
      'f',
      'export function f(user: User);\ninterface User {\n  id: string;\n  name: string;\n}',
    ],
    [
      'a type of a package that nobody wrote down is left out',
      "import { make } from 'pkg';\nexport function f() { return make(); }",
      'f',
      'export function f();',
    ],
    [
      'written literal unions are kept',
      "export function f(a: 'left' | 'right', b: 1 | 2 | null): `to-\x24{string}` { return 'to-x'; }",
      'f',
      "export function f(a: 'left' | 'right', b: 1 | 2 | null): `to-\x24{string}`;",
    ],
    ['a number', 'export const X = 5;', 'X', 'export const X: number;'],
    ['a text', "export const X = 'secret';", 'X', 'export const X: string;'],
    ['a variable', 'export let x = 1;', 'x', 'export let x: number;'],
    ['a regular expression', 'export const X = /secret/;', 'X', 'export const X: RegExp;'],
    ['a symbol', "export const X = Symbol('secret');", 'X', 'export const X: symbol;'],
    [
      'a frozen object that is itself asked for',
      "export const X = { token: 'secret', n: 5 } as const;",
      'X',
      'export const X: { token: string; n: number };',
    ],
    [
      'an object with `satisfies`',
      "export const X = { a: 'secret' } satisfies Record<string, string>;",
      'X',
      'export const X: { a: string };',
    ],
    [
      'an object of functions',
      'const helper = (x: string) => x.length;\nexport const api = { a(x: string): string { return x; }, b: (n = 3) => n, c: helper, helper, get d() { return 1; }, deep: { e: 5 } };',
      'api',
      'export const api: {\n  a(x: string): string;\n  b(n?: number): number;\n  c(x: string): number;\n  helper(x: string): number;\n  get d(): number;\n  deep: { e: number };\n};',
    ],
    [
      'a cast',
      'interface A { a: string }\nexport const x = JSON.parse("1") as A;',
      'x',
      'export const x: A;\ninterface A {\n  a: string;\n}',
    ],
    [
      'what is called at once',
      "export const x = (() => { const inner = 'secret'; return inner.length; })();",
      'x',
      'export const x: number;',
    ],
    [
      'what a call gives',
      'declare function make(): Map<string, number>;\nexport const x = make();',
      'x',
      'export const x: Map<string, number>;',
    ],
    [
      'a destructured export',
      'const all = { a: 1, b: "secret" };\nexport const { a, b } = all;',
      'b',
      'export const b: string;',
    ],
    [
      'the default function',
      'export default function f(a: string): void {}',
      'default',
      'export default function f(a: string): void;',
    ],
    [
      'the default function without a name',
      'export default (a: string): void => {};',
      'default',
      'export default function(a: string): void;',
    ],
    [
      'the default value',
      "export default { a: 'secret' };",
      'default',
      'declare const _default: { a: string };\nexport default _default;',
    ],
    [
      'a default that is declared before',
      'const f = (a: string) => a;\nexport default f;',
      'default',
      'declare function f(a: string): string;\nexport default f;',
    ],
    [
      'another name',
      'function inner(a: string): void {}\nexport { inner as outer };',
      'outer',
      'declare function inner(a: string): void;\nexport { inner as outer };',
    ],
    [
      '`export =`',
      'function f(a: string): void {}\nexport = f;',
      'default',
      'declare function f(a: string): void;\nexport = f;',
    ],
    [
      'an enum',
      "export enum E { A, B = 'b', C = 1 << 3, D = -1, E = B.length }",
      'E',
      'export enum E {\n  A,\n  B = "b",\n  C,\n  D = -1,\n  E,\n}',
    ],
    [
      'a const enum in a signature',
      'const enum Level { Low = 1, High = 2 }\nexport function f(a: Level): void {}',
      'f',
      'export function f(a: Level): void;\ndeclare const enum Level {\n  Low = 1,\n  High = 2,\n}',
    ],
    [
      'a conditional and a mapped type',
      'type Opt<T> = { readonly [K in keyof T]?: T[K] extends string ? T[K] : never };\nexport function f<T>(a: Opt<T>): void {}',
      'f',
      'export function f<T>(a: Opt<T>): void;\ntype Opt<T> = {\n    readonly [K in keyof T]?: T[K] extends string ? T[K] : never;\n};',
    ],
    [
      'a frozen value that a signature asks for',
      "export const LEVELS = ['low', 'high'] as const;\nexport function f(a: (typeof LEVELS)[number]): void {}",
      'f',
      'export function f(a: (typeof LEVELS)[number]): void;\nexport const LEVELS: readonly ["low", "high"];',
    ],
    [
      'a private frozen value that a type asks for',
      "const LEVELS = ['low', 'high'] as const;\nexport type Level = (typeof LEVELS)[number];\nexport function f(a: Level): void {}",
      'f',
      'export function f(a: Level): void;\nexport type Level = "low" | "high";',
    ],
    [
      'the keys of a private frozen value',
      'const NAMES = { low: 1, high: 2 } as const;\nexport function f(a: keyof typeof NAMES): void {}',
      'f',
      'export function f(a: "low" | "high"): void;',
    ],
    [
      'a value that is not frozen is no type',
      "export const LEVELS = ['secret'];\nexport function f(a: typeof LEVELS): void {}",
      'f',
      'export function f(a: typeof LEVELS): void;\nexport const LEVELS: string[];',
    ],
    [
      'an inferred enum is the enum',
      'export enum E { A, B }\nexport function f() { return E.A as E.A; }',
      'f',
      'export function f(): E;\nexport enum E {\n  A,\n  B,\n}',
    ],
    [
      'comments within types go',
      'export function f(a: /* secret */ { b: /* secret */ string; /* secret */ c: number } // secret\n): void {}',
      'f',
      'export function f(a: { b: string; c: number }): void;',
    ],
    [
      'a namespace shows what it exports',
      'export namespace N { export interface A { a: string } export function g(): void {} const secret = 1; }\nexport function f(a: N.A): void {}',
      'f',
      'export function f(a: N.A): void;\nexport namespace N {\n  interface A {\n    a: string;\n  }\n  function g(): void;\n}',
    ],
    [
      'a function with properties',
      'export function f(a: string): void {}\nf.limit = 5;\nf.make = (n: number): string => String(n);',
      'f',
      'export function f(a: string): void;\nexport namespace f {\n  const limit: number;\n  function make(n: number): string;\n}',
    ],
    [
      'a type and a value of one name',
      'export interface Price { cents: number }\nexport const Price = { of: (cents: number): Price => ({ cents }) };',
      'Price',
      'export interface Price {\n  cents: number;\n}\nexport const Price: { of(cents: number): Price };',
    ],
  ])('%s', (_what, source, name, declarations) => {
    expect(declarationsOf({ 'src/a.ts': source }, name)).toBe(declarations);
  });
});

describe('a class', () => {
  const source = `
    import { sealed } from 'pkg';
    interface Shape { area(): number }
    abstract class Base<T> { protected inner = 'secret-1'; constructor(readonly id: T) {} abstract size(): number; shared(): void {} }
    @sealed('secret-2')
    export class Box<T extends string = string> extends Base<T> implements Shape {
      static count = 42;
      static #total = 'secret-3';
      static make(size: number): Box { return new Box('a', size); }
      readonly name = 'secret-4';
      label?: string;
      onChange = (value: string): void => { console.log('secret-5', value); };
      private hidden = 'secret-6';
      #hash = 'secret-7';
      _under = 'secret-8';
      /** @internal */
      internal(): void {}
      [Symbol.iterator](): Iterator<T> { throw 'secret-9'; }
      static { console.log('secret-10'); }
      constructor(id: T, private readonly width = 7, public depth: number = 8, protected readonly more?: string) { super(id); }
      @logged('secret-11') area(): number { return this.width; }
      size(): number { return 1; }
      get half() { return this.width / 2; }
      set half(value: number) {}
      find(id: number): string;
      find(id: string): string;
      find(id: unknown): string { return 'secret-12'; }
      declare readonly kind: 'box';
      private constructorOf(): void {}
    }
    function logged(_: string) { return () => {}; }`;

  test('shows its constructor, public members and statics, and what it extends', () => {
    expect(
      declarationsOf({ 'a.ts': source }, 'Box'),
    ).toBe(`export class Box<T extends string = string> extends Base<T> implements Shape {
  static count: number;
  static make(size: number): Box;
  readonly name: string;
  label?: string;
  onChange(value: string): void;
  [Symbol.iterator](): Iterator<T>;
  depth: number;
  constructor(id: T, width?: number, depth?: number, more?: string);
  area(): number;
  size(): number;
  get half(): number;
  set half(value: number);
  find(id: number): string;
  find(id: string): string;
  readonly kind: 'box';
}
interface Base<T> {
  readonly id: T;
  size(): number;
  shared(): void;
}
interface Shape {
  area(): number;
}`);
  });

  test('counts the members that it keeps to itself', () => {
    // Of Box: #total, hidden, #hash, _under, internal, width, more, constructorOf; of Base: inner.
    expect(contractOf({ 'a.ts': source }, 'Box').withheld.privateMembers).toBe(9);
  });

  test('that nobody may make says so', () => {
    expect(
      declarationsOf(
        { 'a.ts': 'export class A { private constructor(a: string) {} static of(): A { return new A("secret"); } }' },
        'A',
      ),
    ).toBe('export class A {\n  private constructor();\n  static of(): A;\n}');
  });

  test('that is private is told as what its instances have', () => {
    const files = {
      'a.ts':
        'class Store { static all = 1; size = 0; get(a: string): string { return a; } }\nexport function open(): Store { return new Store(); }',
    };
    expect(declarationsOf(files, 'open')).toBe(
      'export function open(): Store;\ninterface Store {\n  size: number;\n  get(a: string): string;\n}',
    );
  });

  test('that is an expression', () => {
    expect(declarationsOf({ 'a.ts': 'export const A = class { a(): void {} };' }, 'A')).toBe(
      'export class A {\n  a(): void;\n}',
    );
  });
});

describe('what a contract counts as withheld', () => {
  test('bodies and initialisers of its files, outermost only, and comments', () => {
    const files = {
      'a.ts': `// one
        const limit = 5; /* two */
        /** Adds. */
        export function f(a = 1): number { const inner = () => { /* three */ return 2; }; return inner() + limit + a; }
        function g(): void {}`,
    };
    expect(contractOf(files, 'f').withheld).toEqual({
      bodies: 2,
      initialisers: 2,
      privateMembers: 0,
      comments: 3,
      docLines: 0,
    });
  });
});
