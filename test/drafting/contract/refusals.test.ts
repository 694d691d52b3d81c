import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createContractReader } from '../../../src/drafting/contract/contract-reader.ts';
import { type Files, treeOf, whyNot } from './read-contract.ts';

describe('there is no contract, and one line says why', () => {
  test.each<[what: string, files: Files, file: string, name: string, why: RegExp]>([
    [
      'a file that is not there',
      { 'src/invoice.ts': '' },
      'src/invoices.ts',
      'f',
      /^src\/invoices\.ts is not there \(near is src\/invoice\.ts\): correct the path\.$/,
    ],
    [
      'nothing is near',
      { 'src/invoice.ts': '' },
      'lib/other.ts',
      'f',
      /^lib\/other\.ts is not there: correct the path\.$/,
    ],
    [
      'an export that is not there',
      { 'a.ts': Array.from({ length: 12 }, (_, at) => `export const x${at} = 1;`).join('\n') },
      'a.ts',
      'f',
      /^a\.ts has no export f: it exports x0, x1, x2, x3, x4, x5, x6, x7, x8, x9 and 2 more\. Correct the name\.$/,
    ],
    [
      'nothing is exported',
      { 'a.ts': 'function f() {}' },
      'a.ts',
      'f',
      /^a\.ts exports nothing that can be found without running it/,
    ],
    [
      'a name that every object has',
      { 'a.ts': 'export const a = 1;' },
      'a.ts',
      'constructor',
      /has no export constructor/,
    ],
    ['a name that is not one', { 'a.ts': 'export const a = 1;' }, 'a.ts', '__proto__', /has no export __proto__/],
    [
      'only a type',
      { 'a.ts': 'export interface A { a: string }' },
      'a.ts',
      'A',
      /^a\.ts#A is only a type: there is nothing to call/,
    ],
    ['a class that is exported as a type', { 'a.ts': 'class A {}\nexport type { A };' }, 'a.ts', 'A', /only a type/],
    [
      'a whole module',
      { 'a.ts': "export * as b from './b';", 'b.ts': 'export const x = 1;' },
      'a.ts',
      'b',
      /^a\.ts#b is a whole module \(b\.ts\): name one export of that file\.$/,
    ],
    [
      'something of a package',
      { 'a.ts': "export { readFile } from 'node:fs';" },
      'a.ts',
      'readFile',
      /comes from a module that is not of this repository/,
    ],
    [
      'a syntax error',
      { 'a.ts': 'export function f() {}\nexport function {' },
      'a.ts',
      'f',
      /^a\.ts does not parse \(line 2\)/,
    ],
    ['types in JavaScript that is none', { 'a.js': 'export function f( {' }, 'a.js', 'f', /does not parse/],
    [
      'a component of another language',
      { 'a.vue': '<script>export const f = 1</script>' },
      'a.vue',
      'f',
      /is no JavaScript or TypeScript by its name/,
    ],
    ['data', { 'a.json': '{}' }, 'a.json', 'f', /is no JavaScript or TypeScript by its name/],
    ['a path that climbs out', { 'a.ts': '' }, '../a.ts', 'f', /leads out of the repository/],
    ['a path from the root of the machine', { 'a.ts': '' }, '/etc/a.ts', 'f', /leads out of the repository/],
    ['a path that nobody sees whole', { 'a.ts': '' }, 'a\u200b.ts', 'f', /characters that nobody sees/],
    ['a folder', { 'a.ts/b.ts': '' }, 'a.ts', 'f', /is not there/],
    ['null bytes', { 'a.ts': '\0\0\0' }, 'a.ts', 'f', /does not parse|exports nothing/],
    [
      'a private value in a signature',
      { 'a.ts': 'const table = { a: 1 };\nexport function f(a: typeof table): void {}' },
      'a.ts',
      'f',
      /^The signature of a\.ts#f cannot be told: it needs `typeof table`, and table is private\. Export what it needs, or write its types out\.$/,
    ],
    [
      'a private frozen value that takes from elsewhere',
      {
        'a.ts':
          "const other = 'x';\nconst all = [other, 'y'] as const;\nexport function f(a: (typeof all)[number]): void {}",
      },
      'a.ts',
      'f',
      /needs `typeof all`, and all is private/,
    ],
    [
      'a private function in a signature',
      {
        'a.ts':
          "function helper(): string { return ''; }\nexport function f(): ReturnType<typeof helper> { return ''; }",
      },
      'a.ts',
      'f',
      /needs `typeof helper`/,
    ],
    [
      'an export that is larger than any contract',
      {
        'a.ts': `export function f(a: ${Array.from({ length: 4000 }, (_, at) => `'value${at}'`).join(' | ')}): void {}`,
      },
      'a.ts',
      'f',
      /^What can be told of a\.ts#f takes more than 24 KB: name a smaller export\.$/,
    ],
    [
      'a file of more than 4 MiB',
      { 'a.ts': `export const f = 1; //${' '.repeat(4 * 1024 * 1024)}` },
      'a.ts',
      'f',
      /^a\.ts has more than 4 MiB/,
    ],
  ])('%s', (_what, files, file, name, why) => {
    const told = whyNot(files, name, file);
    expect(told).toMatch(why);
    expect(told).not.toMatch(/[\n\r\u200b\0]/);
  });
});

describe('what must not be read', () => {
  const files = {
    'src/a.ts':
      "import type { Point } from './secret/b';\nimport { helper } from './secret/b';\nexport function f(a: Point) { return helper(); }",
    'src/secret/b.ts': 'export interface Point { sentinel: 1 }\nexport const helper = () => ({ sentinel: 1 });',
  };

  test('is not asked for', () => {
    const reader = createContractReader(treeOf(files), { mayRead: (path) => !path.startsWith('src/secret/') });
    expect(reader.contractOf({ file: 'src/secret/b.ts', name: 'helper' })).toEqual({
      of: { file: 'src/secret/b.ts', name: 'helper' },
      why: 'src/secret/b.ts may not be read: it is on the list of paths that are never sent. Name another file.',
    });
  });

  test('is not followed into either', () => {
    const asked: string[] = [];
    const reader = createContractReader(treeOf(files), {
      mayRead: (path) => {
        asked.push(path);
        return !path.startsWith('src/secret/');
      },
    });
    const contract = reader.contractOf({ file: 'src/a.ts', name: 'f' });
    expect(contract).toMatchObject({
      signatures: '// src/a.ts\nexport function f(a: Point);\n\n// not shown: Point\n',
    });
    expect(asked).toContain('src/secret/b.ts');
  });

  test('is not reached through a link', () => {
    const root = treeOf(files);
    symlinkSync('secret/b.ts', join(root, 'src/link.ts'));
    const reader = createContractReader(root, { mayRead: (path) => !path.startsWith('src/secret/') });
    expect(reader.contractOf({ file: 'src/link.ts', name: 'helper' })).toHaveProperty('why');
  });
});

describe('links', () => {
  const outside = treeOf({
    'b.ts': 'export interface Point { sentinel: 1 }\nexport function g() {}',
    'tsconfig.json': '{ "compilerOptions": { "paths": { "x": ["./b.ts"] } } }',
  });

  test('that lead out are refused', () => {
    const root = treeOf({ 'a.ts': '' });
    symlinkSync(join(outside, 'b.ts'), join(root, 'b.ts'));
    expect(createContractReader(root, { mayRead: () => true }).contractOf({ file: 'b.ts', name: 'g' })).toMatchObject({
      why: expect.stringContaining('leads out of the repository'),
    });
  });

  test('that lead out are not followed from an import or a configuration', () => {
    const root = treeOf({
      'a.ts':
        "import type { Point } from './lib/b';\nimport type { Point as Other } from 'x';\nexport function f(a: Point, b: Other): void {}",
      'tsconfig.json': `{ "extends": "${outside}/tsconfig.json" }`,
    });
    symlinkSync(outside, join(root, 'lib'));
    const contract = createContractReader(root, { mayRead: () => true }).contractOf({ file: 'a.ts', name: 'f' });
    expect(JSON.stringify(contract)).not.toContain('sentinel');
    expect(contract).toMatchObject({ files: ['a.ts'] });
  });

  test('within the repository are followed', () => {
    const root = treeOf({ 'a.ts': 'export function f(): void {}' });
    symlinkSync('a.ts', join(root, 'b.ts'));
    expect(createContractReader(root, { mayRead: () => true }).contractOf({ file: 'b.ts', name: 'f' })).toMatchObject({
      files: ['a.ts'],
    });
  });
});

test('a type that is never worked out is given up, and the next is told as ever', () => {
  const slow = `type Grow<T extends unknown[]> = T['length'] extends 900 ? T : Grow<[...T, unknown]>;
    type Pairs<A extends unknown[], B extends unknown[]> = { [K in keyof A]: { [L in keyof B]: [A[K], B[L]] } };
    declare function make<A extends unknown[]>(): Pairs<Pairs<A, A>, Pairs<A, A>>;
    export function f() { return make<Grow<[]>>(); }
    export function g(): void {}`;
  const reader = createContractReader(treeOf({ 'a.ts': slow }), { mayRead: () => true, limitMs: 1 });
  expect(reader.contractOf({ file: 'a.ts', name: 'f' })).toMatchObject({
    why: expect.stringMatching(/^The types of a\.ts are not worked out after 0\.001 s/),
  });
  const patient = createContractReader(treeOf({ 'a.ts': slow }), { mayRead: () => true });
  expect(patient.contractOf({ file: 'a.ts', name: 'g' })).toMatchObject({
    signatures: '// a.ts\nexport function g(): void;\n',
  });
});

test('code that is nested too deeply is refused', () => {
  const root = treeOf({});
  writeFileSync(join(root, 'a.ts'), `export const f = ${'['.repeat(100_000)}${']'.repeat(100_000)};`);
  expect(createContractReader(root, { mayRead: () => true }).contractOf({ file: 'a.ts', name: 'f' })).toHaveProperty(
    'why',
  );
});
