import { describe, expect, test } from '@jest/globals';
import { contractOf, declarationsOf } from './read-contract.ts';

describe('an export of JavaScript with JSDoc is told as its declaration', () => {
  test.each<[what: string, source: string, name: string, declarations: string]>([
    [
      'parameters and what it returns',
      '/**\n * @param {string} a\n * @param {number} [b=5]\n * @returns {Promise<boolean>}\n */\nexport async function f(a, b = 5) {}',
      'f',
      'export function f(a: string, b?: number): Promise<boolean>;',
    ],
    [
      'forms that only JSDoc has',
      '/**\n * @param {?string} a\n * @param {*} b\n * @param {!Date} c\n * @param {Array.<string>} d\n * @param {Object<string, number>} e\n * @param {function(string): void} f\n * @param {number=} g\n * @param {...string} rest\n */\nexport function f(a, b, c, d, e, f, g, rest) {}',
      'f',
      'export function f(\n  a: string | null,\n  b: any,\n  c: Date,\n  d: Array<string>,\n  e: { [key: string]: number },\n  f: ((arg0: string) => void),\n  g?: number,\n  ...rest: string[]\n): void;',
    ],
    [
      'options, member by member',
      '/**\n * @param {object} options\n * @param {string} options.name\n * @param {number} [options.size=5]\n */\nexport function f(options) {}',
      'f',
      'export function f(options: { name: string; size?: number }): void;',
    ],
    [
      'a typedef',
      "/**\n * @typedef {object} Options\n * @property {string} name\n * @property {'a' | 'b'} [kind='a']\n */\n/** @param {Options} options */\nexport function f(options) {}",
      'f',
      "export function f(options: Options): void;\nexport type Options = { name: string; kind?: 'a' | 'b' };",
    ],
    [
      'a callback',
      '/**\n * @callback Done\n * @param {Error} error\n * @param {string} [value]\n * @returns {void}\n */\n/** @param {Done} done */\nexport function f(done) {}',
      'f',
      'export function f(done: Done): void;\nexport type Done = (error: Error, value?: string) => void;',
    ],
    [
      'a template',
      '/**\n * @template {string} T\n * @param {T} a\n * @returns {T[]}\n */\nexport function f(a) { return [a]; }',
      'f',
      'export function f<T extends string>(a: T): T[];',
    ],
    [
      'a type of another file',
      '/** @param {import("./b.js").Point} a */\nexport function f(a) {}',
      'f',
      'export function f(a: Point): void;\nexport interface Point {\n  x: number;\n}',
    ],
    [
      'a typedef that stands for a type of another file',
      '/** @typedef {import("./b.js").Point} Point */\n/** @param {Point} a */\nexport function f(a) {}',
      'f',
      'export function f(a: Point): void;\nexport interface Point {\n  x: number;\n}',
    ],
    [
      'a written type of a constant',
      '/** @type {Map<string, number>} */\nexport const x = new Map();',
      'x',
      'export const x: Map<string, number>;',
    ],
    [
      'a written type of a function',
      '/** @type {(a: string) => number} */\nexport const f = (a) => a.length;',
      'f',
      'export const f: (a: string) => number;',
    ],
    ['a cast', 'export const x = /** @type {string[]} */ (JSON.parse("1"));', 'x', 'export const x: string[];'],
    [
      'an enum',
      '/** @enum {number} */\nexport const Level = { Low: 1, High: 2 };',
      'Level',
      'export const Level: { Low: number; High: number };\nexport type Level = number;',
    ],
    [
      'a class',
      '/** @extends {Base<string>} */\nexport class A extends Base {\n  /** @type {number} */ size = 1;\n  #secret = "x";\n  _under() {}\n  /** @private */ inner() {}\n  constructor(a) { super();\n/** @type {string} */\nthis.name = a; this.count = 3; this._hidden = 1; }\n  /** @returns {string} */ get label() { return ""; }\n}\n/** @template T */\nclass Base {}',
      'A',
      'export class A extends Base<string> {\n  size: number;\n  constructor(a);\n  get label(): string;\n  name: string;\n  count: number;\n}\ninterface Base<T> {}',
    ],
  ])('%s', (_what, source, name, declarations) => {
    expect(declarationsOf({ 'src/a.js': source, 'src/b.ts': 'export interface Point { x: number }' }, name)).toBe(
      declarations,
    );
  });
});

describe('an export of plain JavaScript has the types that can be worked out', () => {
  test.each<[what: string, source: string, name: string, declarations: string]>([
    ['nothing is known', 'export function f(a, b) { return a + b; }', 'f', 'export function f(a, b);'],
    [
      'defaults and rest',
      "export function f(a, { b = 'secret', c: { d } = {} } = {}, [e] = [], g = 1, ...rest) { return 'secret'; }",
      'f',
      'export function f(a, { b, c: { d } }?, [e]?, g?: number, ...rest): string;',
    ],
    ['an arrow function', 'export const f = async (a) => [a].length;', 'f', 'export function f(a): Promise<number>;'],
    ['`exports.name =`', 'exports.f = function (a) { return 1; };', 'f', 'export function f(a): number;'],
    ['`module.exports.name =`', 'module.exports.f = (a) => 1;', 'f', 'export function f(a): number;'],
    [
      'an object as the exports',
      'function f(a) { return 1; }\nconst g = () => {};\nmodule.exports = { f, renamed: g };',
      'f',
      'export function f(a): number;',
    ],
    [
      'another name in the exports',
      'const g = () => {};\nmodule.exports = { renamed: g };',
      'renamed',
      'declare function g(): void;\nexport { g as renamed };',
    ],
    ['a method in the exports', 'module.exports = { f(a) { return 1; } };', 'f', 'export function f(a): number;'],
    [
      'the module is a function',
      'module.exports = function f(a) { return 1; };',
      'default',
      'declare function f(a): number;\nexport = f;',
    ],
    [
      'the module is a function without a name',
      'module.exports = (a) => 1;',
      'default',
      'declare function _default(a): number;\nexport = _default;',
    ],
    [
      'the module is declared before',
      "'use strict';\nmodule.exports = create;\nfunction create(a) { return 1; }\ncreate.limit = 5;",
      'default',
      'declare function create(a): number;\ndeclare namespace create {\n  const limit: number;\n}\nexport = create;',
    ],
    [
      'both names of the exports',
      'exports = module.exports = create;\nfunction create(a) { return 1; }',
      'default',
      'declare function create(a): number;\nexport = create;',
    ],
    [
      'the module is a class',
      'module.exports = class A { m(a) { return 1; } };',
      'default',
      'declare class A {\n  m(a): number;\n}\nexport = A;',
    ],
    [
      'a function that makes instances',
      'function Box(size) { this.size = 5; this._inner = 1; }\nBox.prototype.area = function (scale) { return 1; };\nBox.prototype._hidden = function () {};\nBox.of = function (a) { return new Box(a); };\nmodule.exports = Box;',
      'default',
      'declare class Box {\n  constructor(size);\n  size: number;\n  area(scale): number;\n}\ndeclare namespace Box {\n  function of(a): Box;\n}\nexport = Box;',
    ],
  ])('%s', (_what, source, name, declarations) => {
    expect(declarationsOf({ 'lib/a.js': source }, name)).toBe(declarations);
  });

  test.each(['a.mjs', 'a.jsx', 'a.cjs'])('in %s', (path) => {
    const source = path === 'a.cjs' ? 'exports.f = (a) => 1;' : 'export const f = (a) => 1;';
    expect(declarationsOf({ [path]: source }, 'f')).toBe('export function f(a): number;');
  });
});

test('what @property and @param say of a member goes with it', () => {
  const source =
    '/**\n * @param {object} options\n * @param {string} options.name - who it is for\n * @param {number} [options.size=77] how large\n */\nexport function f(options) {}';
  const { text } = contractOf({ 'a.js': source }, 'f');
  expect(text).toContain('/** who it is for */');
  expect(text).toContain('@param options.size how large');
  expect(text).not.toContain('77');
});
