import { describe, expect, test } from '@jest/globals';
import { createContractReader } from '../../../src/drafting/contract/contract-reader.ts';
import { contractOf, type Files, treeOf } from './read-contract.ts';

const POINT = 'export interface Point { x: number }';
const USES_POINT = 'export function f(a: Point): void {}';

describe('a type is followed across files', () => {
  test.each<[what: string, files: Files]>([
    ['by its name', { 'src/a.ts': `import { Point } from './b';\n${USES_POINT}`, 'src/b.ts': POINT }],
    ['as a type alone', { 'src/a.ts': `import type { Point } from './b.js';\n${USES_POINT}`, 'src/b.ts': POINT }],
    [
      'through a barrel',
      {
        'src/a.ts': `import { Point } from './all';\n${USES_POINT}`,
        'src/all/index.ts': "export * from '../b.ts';",
        'src/b.ts': POINT,
      },
    ],
    [
      'through another name',
      {
        'src/a.ts': `import { Dot as Point } from './all.ts';\n${USES_POINT}`,
        'src/all.ts': "export { Point as Dot } from './b';",
        'src/b.ts': POINT,
      },
    ],
    [
      'through all of a module',
      { 'src/a.ts': "import * as shapes from './b';\nexport function f(a: shapes.Point): void {}", 'src/b.ts': POINT },
    ],
    [
      'through a path alias',
      {
        'src/a.ts': `import { Point } from '@lib/b';\n${USES_POINT}`,
        'tsconfig.json': '{ "extends": "./base.json" }',
        'base.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./shared/*"] } } }',
        'shared/b.ts': POINT,
      },
    ],
    [
      'through `imports` of package.json',
      {
        'src/a.ts': `import { Point } from '#b';\n${USES_POINT}`,
        'package.json': '{ "name": "x", "imports": { "#b": "./src/b.ts" } }',
        'src/b.ts': POINT,
      },
    ],
    [
      'through a package of the workspace',
      {
        'packages/one/src/a.ts': `import { Point } from '@x/two';\n${USES_POINT}`,
        'packages/one/package.json': '{ "name": "@x/one" }',
        'packages/two/package.json': '{ "name": "@x/two", "main": "./src/b.ts" }',
        'packages/two/src/b.ts': POINT,
      },
    ],
    [
      'by `import()` in a type',
      { 'src/a.ts': "export function f(a: import('./b.ts').Point): void {}", 'src/b.ts': POINT },
    ],
    [
      'by `import =`',
      { 'src/a.ts': "import b = require('./b');\nexport function f(a: b.Point): void {}", 'src/b.ts': POINT },
    ],
    [
      'by a declaration beside JavaScript',
      { 'src/a.ts': `import { Point } from './b.js';\n${USES_POINT}`, 'src/b.js': 'export {};', 'src/b.d.ts': POINT },
    ],
  ])('%s', (_what, files) => {
    const { text, signatures, files: from } = contractOf(files, 'f');
    expect(signatures).toContain('export interface Point {\n  x: number;\n}');
    expect(signatures).toMatch(/export function f\(a: Point\): void;/);
    const declaring = Object.keys(files).filter((path) => files[path] === POINT);
    expect(from).toEqual([Object.keys(files)[0], ...(declaring[0] === 'src/b.js' ? [] : declaring)]);
    for (const file of from) expect(text).toContain(`// ${file}\n`);
  });

  test('from one to the next, the nearest first', () => {
    const files = {
      'a.ts': "import type { B } from './b';\nexport function f(a: B, d: D): void {}\ninterface D { d: 1 }",
      'b.ts': "import type { C } from './c';\nexport type B = { c: C };",
      'c.ts': 'export type C = C[] | string;',
    };
    expect(contractOf(files, 'f').signatures).toBe(
      '// a.ts\nexport function f(a: B, d: D): void;\ninterface D {\n  d: 1;\n}\n\n// b.ts\nexport type B = { c: C };\n\n// c.ts\nexport type C = C[] | string;\n',
    );
  });

  test('an import shows what a name means where two files declare it', () => {
    const files = {
      'a.ts':
        "import type { Options } from './b';\nimport type { Options as Other } from './c';\nexport function f(a: Options, b: Other): void {}",
      'b.ts': 'export interface Options { b: 1 }',
      'c.ts': 'export interface Options { c: 1 }',
    };
    const { signatures } = contractOf(files, 'f');
    expect(signatures).toContain(
      'import type { Options } from "./b.ts";\nimport type { Options as Other } from "./c.ts";',
    );
  });

  test('types that refer to themselves and files that import each other come to an end', () => {
    const files = {
      'a.ts':
        "import type { B } from './b';\nexport * from './b';\nexport interface A { b: B }\nexport function f(a: A): void {}",
      'b.ts': "import type { A } from './a';\nexport * from './a';\nexport interface B { a: A; self: B }",
    };
    expect(contractOf(files, 'f').files).toEqual(['a.ts', 'b.ts']);
  });
});

describe('an export that another file declares', () => {
  test('is told from there, after the line that exports it', () => {
    const files = { 'index.ts': "export * from './lib/a';", 'lib/a.ts': 'export function f(a: string): void {}' };
    const contract = contractOf(files, 'f');
    expect(contract.signatures).toBe(
      '// index.ts\nexport { f } from "./lib/a.ts";\n\n// lib/a.ts\nexport function f(a: string): void;\n',
    );
    expect(contract.files).toEqual(['index.ts', 'lib/a.ts']);
  });

  test('under another name', () => {
    const files = {
      'index.ts': "export { default as f } from './a';",
      'a.ts': 'export default function inner(): void {}',
    };
    expect(contractOf(files, 'f').signatures).toContain('export { inner as f } from "./a.ts";');
  });
});

describe('a type of an installed package is not followed', () => {
  test.each<[what: string, source: string, line: string, specifier: string]>([
    [
      'by its name',
      "import { Server } from 'node:http';\nexport function f(a: Server): void {}",
      'import type { Server } from "node:http";',
      'node:http',
    ],
    [
      'by another name',
      "import type { Server as S } from 'node:http';\nexport function f(a: S): void {}",
      'import type { Server as S } from "node:http";',
      'node:http',
    ],
    ['by default', "import Koa from 'koa';\nexport function f(a: Koa): void {}", 'import type Koa from "koa";', 'koa'],
    [
      'all of it',
      "import * as React from 'react';\nexport function f(a: React.ReactNode): void {}",
      'import type * as React from "react";',
      'react',
    ],
    [
      'by `import()`',
      "export function f(a: import('@x/y/z').T): void {}",
      "export function f(a: import('@x/y/z').T): void;",
      '@x/y/z',
    ],
    [
      'through a barrel',
      "import type { Server } from './barrel';\nexport function f(a: Server): void {}",
      'import type { Server } from "node:http";',
      'node:http',
    ],
  ])('%s', (_what, source, line, specifier) => {
    const contract = contractOf(
      {
        'a.ts': source,
        'barrel.ts': "export type { Server } from 'node:http';",
        'node_modules/koa/index.d.ts': 'export default class Secret {}',
      },
      'f',
    );
    expect(contract.signatures).toContain(line);
    expect(contract.packages).toEqual([specifier]);
    expect(contract.signatures).not.toContain('Secret');
  });
});

describe('error classes', () => {
  const files = {
    'a.ts': `import { Base } from './errors';
      export class Own extends Base { constructor(readonly code: number) { super('secret'); } }
      class Hidden extends Error {}
      /**
       * @throws {Far} when it is far
       * @throws Hidden when it is hidden
       */
      export function f(): void { throw new Unsaid(); }
      import { Far, Unsaid } from './errors';`,
    'errors.ts':
      'export class Base extends Error {}\nexport class Far extends TypeError { constructor(where: string) { super(where); } }\nexport class Unsaid extends Error {}',
  };

  test('that the file exports, and that its doc comment names, are told; no others', () => {
    const contract = contractOf(files, 'f');
    expect(contract.errors).toEqual(['Far', 'Own']);
    expect(contract.signatures).toContain('export class Far extends TypeError {\n  constructor(where: string);\n}');
    expect(contract.signatures).toContain('export class Base extends Error {}');
    expect(contract.signatures).not.toMatch(/Hidden|Unsaid/);
  });

  test('of CommonJS', () => {
    const source =
      'class Bad extends Error { constructor(a) { super(a); } }\nfunction f() {}\nmodule.exports = { f, Bad };';
    expect(contractOf({ 'a.js': source }, 'f').errors).toEqual(['Bad']);
  });
});

describe('a contract that is too large leaves out the farthest', () => {
  const union = (name: string, kib: number) =>
    `export type ${name} = ${Array.from({ length: (kib * 1024) / 8 }, (_, at) => `'v${String(at).padStart(4, '0')}'`).join('|')};`;

  test('and names it', () => {
    const files = {
      'a.ts': `export function f(a: Near): void {}\nexport interface Near { far: Far; other: Other }\n${union('Far', 40)}\nexport type Other = 'x';`,
    };
    const { text } = contractOf(files, 'f');
    expect(text).toContain('export interface Near');
    expect(text).toContain("export type Other = 'x';");
    expect(text).toMatch(/\/\/ not shown: Far\n$/);
    expect(Buffer.byteLength(text)).toBeLessThan(24 * 1024);
  });

  test('when many small ones are', () => {
    const names = Array.from({ length: 200 }, (_, at) => `T${at}`);
    const types = names.map(
      (name) =>
        `export interface ${name} { ${Array.from({ length: 20 }, (_, at) => `property${at}: string`).join('; ')} }`,
    );
    const { text } = contractOf(
      {
        'a.ts': `export function f(${names.map((name) => `a${name}: ${name}`).join(', ')}): void {}\n${types.join('\n')}`,
      },
      'f',
    );
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(24 * 1024);
    expect(text).toMatch(/\/\/ not shown: T\d+(?:, T\d+){39} and \d+ more\n$/);
  });
});

test('the same tree gives the same contract, asked in any order', () => {
  const root = treeOf({
    'a.ts': `import { Point } from './b';\n${USES_POINT}\nexport const g = (a: Point) => [a];`,
    'b.ts': `${POINT}\nexport function h(a: Point): void {}`,
  });
  const asked = [
    { file: 'a.ts', name: 'f' },
    { file: 'b.ts', name: 'h' },
    { file: 'a.ts', name: 'g' },
  ];
  const one = createContractReader(root, { mayRead: () => true });
  const other = createContractReader(root, { mayRead: () => true });
  const forwards = asked.map((of) => one.contractOf(of));
  const backwards = [...asked].reverse().map((of) => other.contractOf(of));
  expect(backwards.reverse()).toEqual(forwards);
});

test('exports are listed by name, without types', () => {
  const root = treeOf({
    'a.ts': 'export function f() {}\nexport type T = 1;\nexport default class {}\nexport const x = 1;',
    'b.js': 'module.exports = { f() {}, g: 1 };',
  });
  const reader = createContractReader(root, { mayRead: () => true });
  expect(reader.exportsOf('a.ts')).toEqual(['f', 'default', 'x']);
  expect(reader.exportsOf('b.js')).toEqual(['default', 'f', 'g']);
  expect(reader.exportsOf('none.ts')).toEqual([]);
});
