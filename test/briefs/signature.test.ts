import { describe, expect, test } from '@jest/globals';
import { signatureIn } from '../../src/briefs/signature.ts';

/** `name: type`, with `?` behind the name of what may be left out. */
function chosen(signatures: string, name = 'f'): readonly string[] {
  return signatureIn(signatures, name).parameters.map((one) => `${one.name}${one.optional ? '?' : ''}: ${one.type}`);
}

describe('what a caller chooses', () => {
  test.each([
    ['parameters', 'export declare function f(a: number, b?: string): void;', ['a: number', 'b?: string']],
    ['a parameter without a type', 'export declare function f(a): void;', ['a: null']],
    ['a list of arguments', 'export declare function f(...all: number[]): void;', ['all: number[]']],
    ['nothing of `this`', 'export declare function f(this: Date, a: number): void;', ['a: number']],
    [
      'an argument that is taken apart',
      'export declare function f({ a }: { a: number; b?: string }): void;',
      ['argument1: { a: number; b?: string }', 'argument1.a: number', 'argument1.b?: string'],
    ],
    [
      'the parts of objects and of lists of objects',
      `// src/invoice.ts
export declare function f(invoice: Invoice): Summary;
// src/types.ts
export interface Invoice { readonly id: string; readonly items: readonly Item[]; print(): void; }
type Item = { quantity: number; at?: Date };`,
      [
        'invoice: Invoice',
        'invoice.id: string',
        'invoice.items: readonly Item[]',
        'invoice.items[].quantity: number',
        'invoice.items[].at?: Date',
      ],
    ],
    [
      'lists by their other names',
      'export declare function f(a: Array<{ x: number }>, b: ReadonlySet<{ y: string }>): void;',
      ['a: Array<{ x: number }>', 'a[].x: number', 'b: ReadonlySet<{ y: string }>', 'b[].y: string'],
    ],
    [
      'unions and enums spelled out',
      "export declare function f(a: Kind, b: Level, c: Cents): void; type Kind = 'x' | 'y'; enum Level { Low, High } type Cents = number;",
      ["a: 'x' | 'y'", 'b: Level.Low | Level.High', 'c: number'],
    ],
    [
      'members of an enum by names that are no identifiers',
      "export declare function f(a: Level): void; enum Level { Low, 'very low' }",
      ["a: Level.Low | Level['very low']"],
    ],
    [
      'what recurs once',
      'export declare function f(a: Tree): void; interface Tree { left: Tree; children: Tree[]; size: number }',
      ['a: Tree', 'a.left: Tree', 'a.children: Tree[]', 'a.size: number'],
    ],
    [
      'all ways to call it',
      'export declare function f(a: number): void; export declare function f(b: string): void;',
      ['a: number', 'b: string'],
    ],
    ['a constant that is a function', 'export declare const f: (a: number) => Promise<void>;', ['a: number']],
    ['a function by a named type', 'export declare const f: F; type F = (a: number) => void;', ['a: number']],
    ['an object that can be called', 'export declare const f: { (a: number): void; version: string };', ['a: number']],
    [
      'a class, by its constructor and public methods',
      'export declare class f { constructor(a: string); add(n: number): void; private hide(q: number): void; static of(z?: bigint): f; #x; }',
      ['a: string', 'add.n: number', 'of.z?: bigint'],
    ],
    ['nothing of a value', 'export declare const f: { a: number };', []],
    ['nothing of another export', 'export declare function g(a: number): void;', []],
    ['nothing of a type that refers to itself', 'export declare const f: F; type F = F;', []],
    ['nothing of what is no declaration', 'export declare function (', []],
  ])('is %s', (_, signatures, parameters) => {
    expect(chosen(signatures)).toEqual(parameters);
  });

  test.each([
    'export default function (a: number): void;',
    'declare function total(a: number): void; export default total;',
    'declare function total(a: number): void; export { total as default };',
    'declare const _default: (a: number) => void; export default _default;',
  ])('of a default export is found: %s', (signatures) => {
    expect(chosen(signatures, 'default')).toEqual(['a: number']);
  });

  test('goes three levels deep', () => {
    const signatures = 'export declare function f(a: { b: { c: { d: { e: number } } } }): void;';
    expect(chosen(signatures).map((one) => one.split(':')[0])).toEqual(['a', 'a.b', 'a.b.c', 'a.b.c.d']);
  });

  test('is cut at a hundred, however many there would be', () => {
    const types = Array.from({ length: 4 }, (_, level) => {
      const members = Array.from({ length: 200 }, (_, index) => `m${index}: T${level + 1}_${index % 3}`).join('; ');
      return [0, 1, 2].map((one) => `interface T${level}_${one} { ${members} }`).join('\n');
    });
    const parameters = chosen(`export declare function f(a: T0_0): void;\n${types.join('\n')}`);
    expect(parameters).toHaveLength(100);
  });

  test('is told soon of declarations that repeat a name thousands of times', () => {
    const many = 'interface A { a: A }\n'.repeat(10_000);
    expect(chosen(`${many}export declare function f(a: A): void;`)).toEqual(['a: A', 'a.a: A']);
    const calls = 'type F = { (a: number): void }; type F = F;'.repeat(300);
    expect(chosen(`${calls}export declare const f: F;`)).toEqual(['a: number']);
  });
});

describe('the text of a signature', () => {
  test('is the declaration as it is written, each of several', () => {
    const signatures =
      '// a.ts\nexport declare function f(a: A): void;\nexport declare function f(b: B): void;\ninterface A {}';
    expect(signatureIn(signatures, 'f').text).toBe('declare function f(a: A): void;\ndeclare function f(b: B): void;');
  });

  test('is none where the export is not declared', () => {
    expect(signatureIn('interface A {}', 'f').text).toBeNull();
  });
});
