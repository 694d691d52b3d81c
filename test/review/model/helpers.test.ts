import { describe, expect, test } from '@jest/globals';
import { foundBy } from '../reviewed.ts';

const ASSERTS = 'export function paid(invoice) { expect(invoice.paid).toBe(true); }\n';
/** What is said of a test that calls `paid(…)`, with these other files. */
const said = (head: string, files: Readonly<Record<string, string>> = {}, call = 'paid(send());') =>
  foundBy('no-assertion', { ...files, 'test/a.test.ts': `${head}\ntest('is paid', () => { ${call} });\n` });

describe('a helper is followed to what it asserts', () => {
  test.each([
    ['in a relative import', "import { paid } from './paid.ts';", { 'test/paid.ts': ASSERTS }],
    [
      'under another name',
      "import { holds as paid } from './paid.ts';",
      { 'test/paid.ts': 'export const holds = (a) => expect(a).toBe(1);' },
    ],
    [
      'as the default',
      "import paid from './paid.ts';",
      { 'test/paid.ts': 'export default function (a) { expect(a).toBe(1); }' },
    ],
    [
      'as the default, by name',
      "import paid from './paid.ts';",
      { 'test/paid.ts': 'export const holds = (a) => expect(a).toBe(1);\nexport default (a) => holds(a);' },
    ],
    ['without the ending', "import { paid } from './paid';", { 'test/paid.ts': ASSERTS }],
    ['written with the ending of what is built', "import { paid } from './paid.js';", { 'test/paid.ts': ASSERTS }],
    ['in the index of a folder', "import { paid } from './helpers';", { 'test/helpers/index.ts': ASSERTS }],
    [
      'handed on by name',
      "import { paid } from './all.ts';",
      { 'test/all.ts': "export { paid } from './paid.ts';", 'test/paid.ts': ASSERTS },
    ],
    [
      'handed on as a whole',
      "import { paid } from './all.ts';",
      { 'test/all.ts': "export * from './paid.ts';", 'test/paid.ts': ASSERTS },
    ],
    [
      'three files away',
      "import { paid } from './a.ts';",
      {
        'test/a.ts': "import { b } from './b.ts';\nexport const paid = (a) => b(a);",
        'test/b.ts': "import { c } from './c.ts';\nexport const b = (a) => c(a);",
        'test/c.ts': 'export const c = (a) => assert.ok(a);',
      },
    ],
    [
      'that is required',
      "const { paid } = require('./paid.js');",
      { 'test/paid.js': 'exports.paid = (a) => { assert.ok(a); };' },
    ],
    [
      'of module.exports',
      "const paid = require('./paid.js');",
      { 'test/paid.js': 'module.exports = function (a) { assert.ok(a); };' },
    ],
    [
      'that throws by itself',
      "import { paid } from './paid.ts';",
      { 'test/paid.ts': "export const paid = (a) => { if (!a.paid) throw new Error('unpaid'); };" },
    ],
    [
      'that is made for the product',
      "import { paid } from './paid.ts';",
      {
        'test/paid.ts': "import { invariant } from '../src/invariant.ts';\nexport const paid = (a) => invariant(a);",
        'src/invariant.ts': 'export function invariant(a) { if (!a) throw new Error(); }',
      },
    ],
    ['in what a wrapper makes', 'const paid = memo((a) => { expect(a).toBe(1); });', {}],
    [
      'in JSX',
      "import { paid } from './paid.tsx';",
      { 'test/paid.tsx': 'export const paid = () => { expect(<View a={1} />).toBe(1); };' },
    ],
  ])('%s', (_, head, files) => {
    expect(said(head, files as Readonly<Record<string, string>>)).toEqual([]);
  });

  test.each([
    ['a whole module', "import * as helpers from './paid.ts';", 'helpers.paid(send());', { 'test/paid.ts': ASSERTS }],
    [
      'a method of a class',
      "import { Page } from './page.ts';",
      'const page = new Page(); page.isPaid();',
      { 'test/page.ts': 'export class Page { isPaid() { expect(this.text).toBe("paid"); } }' },
    ],
    [
      'a method of an object',
      "import { page } from './page.ts';",
      'page.isPaid();',
      { 'test/page.ts': 'export const page = { isPaid: () => { expect(text).toBe("paid"); } };' },
    ],
    ['a method of the file', 'const page = { isPaid() { expect(text).toBe("paid"); } };', 'page.isPaid();', {}],
    [
      'the context that a helper takes',
      "import test from 'ava';\nimport { paid } from './paid.js';",
      'paid(send());',
      { 'test/paid.js': 'export const paid = (t, a) => { t.is(a, 1); };' },
    ],
  ])('by %s', (_, head, call, files) => {
    expect(said(head, files as Readonly<Record<string, string>>, call)).toEqual([]);
  });

  test('in a package of the workspace', () => {
    const files = {
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/holds/package.json': '{ "name": "@shop/holds", "main": "src/index.ts" }',
      'packages/holds/src/index.ts': ASSERTS,
    };
    expect(said("import { paid } from '@shop/holds';", files)).toEqual([]);
  });

  test('by an alias of TypeScript', () => {
    const files = {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "#test/*": ["./test/*"] } } }',
      'test/paid.ts': ASSERTS,
    };
    expect(said("import { paid } from '#test/paid.ts';", files)).toEqual([]);
  });
});

describe('a helper that asserts nothing is no oracle', () => {
  test.each([
    ['in the file', 'function paid(a) { return a; }', {}],
    ['in a relative import', "import { paid } from './paid.ts';", { 'test/paid.ts': 'export const paid = (a) => a;' }],
    [
      'beside one that does',
      "import { paid } from './paid.ts';",
      { 'test/paid.ts': `${ASSERTS.replace('paid', 'unpaid')}export const paid = (a) => a;` },
    ],
    [
      'in the product, whatever it throws',
      "import { paid } from '../src/paid.ts';",
      { 'src/paid.ts': "export const paid = (a) => { if (!a) throw new Error('no invoice'); };" },
    ],
    ['that calls itself', 'const paid = (a) => { if (a) paid(a); };', {}],
    [
      'in a ring',
      "import { paid } from './a.ts';",
      {
        'test/a.ts': "export * from './b.ts';\nexport const x = 1;",
        'test/b.ts': "export * from './a.ts';\nexport const y = 1;",
      },
    ],
    ['of a module of Node', "import { join as paid } from 'node:path';", {}],
  ])('%s', (_, head, files) => {
    expect(said(head, files as Readonly<Record<string, string>>)).toEqual([
      expect.stringMatching(/^(?:warn|info) \d+ is paid$/),
    ]);
  });
});

test.each([
  ['is not there', "import { paid } from './gone.ts';", {}],
  ['cannot be parsed', "import { paid } from './paid.ts';", { 'test/paid.ts': 'export function (((' }],
  ['is of a package for tests', "import { paid } from 'shop-test-utils';", {}],
])('a helper that %s leaves a doubt', (_, head, files) => {
  expect(said(head, files as Readonly<Record<string, string>>)).toEqual([expect.stringMatching(/^info /)]);
});
