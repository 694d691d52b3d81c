import { describe, expect, test } from '@jest/globals';
import { LONGEST_SCRIPT, parseScript, watchedTogether } from '../../src/source/parse.ts';

describe('a script is parsed by the language of its name', () => {
  test.each([
    ['a.ts', 'export const a = <T,>(x: T): T => x as T; enum E { A }'],
    ['a.mts', 'import type { A } from "./a.mjs"; export const a: A = await load();'],
    ['a.cts', 'import a = require("a"); export = a;'],
    ['a.tsx', 'export const a = <T,>(x: T) => <b>{String(x)}</b>;'],
    ['a.d.ts', 'export declare function a(): void;'],
    ['a.ts', '@decorated class A { constructor(@Inject() private readonly b: B) {} }'],
    ['a.js', 'const a = <b>text</b>;'],
    ['a.js', '// @flow\nconst a: number = f<string>(1);'],
    ['a.jsx', 'export default () => <></>;'],
    ['a.mjs', 'await using a = b(); import json from "./a.json" with { type: "json" };'],
    ['a.cjs', 'return require("a"); with (a) b();'],
    ['a.js', '#!/usr/bin/env node\nlet a; let a;'],
  ])('%s: %s', (path, text) => {
    expect(parseScript(path, text)?.program.body.length).toBeGreaterThan(0);
  });
});

describe('what cannot be parsed is null', () => {
  test.each([
    ['a template of another language', 'a.vue', '<template/>'],
    ['another language', 'a.svelte', '<script>let a;</script>'],
    ['data', 'a.json', '{}'],
    ['a name without an ending', 'constructor', 'let a;'],
    ['a syntax error', 'a.ts', 'test("a", () => {'],
    ['null bytes', 'a.ts', '\0\0'],
    ['nesting that is too deep for the stack', 'a.ts', '['.repeat(200_000)],
    ['blocks that are too deep', 'a.js', `${'{'.repeat(100_000)}${'}'.repeat(100_000)}`],
    ['too much text', 'a.ts', `${' '.repeat(LONGEST_SCRIPT)};`],
  ])('%s', (_what, path, text) => {
    expect(parseScript(path, text)).toBeNull();
  });
});

test('a text that would keep the parser busy for years is given up, and the next is read as ever', () => {
  expect(parseScript('a.ts', `${'<T>('.repeat(50)}a${')'.repeat(50)}`, 200)).toBeNull();
  expect(parseScript('a.ts', 'let a = <T>(1);')?.program.body).toHaveLength(1);
});

describe('texts that are read under one limit', () => {
  const endless = `${'<T>('.repeat(50)}a${')'.repeat(50)}`;

  test('are read as ever when they keep it', () => {
    const read = watchedTogether(10_000, () => ['let a;', 'let b;'].map((text) => parseScript('a.ts', text) !== null));
    expect(read).toEqual({ result: [true, true] });
  });

  test('give nothing when one of them does not, and each is given up by itself after that', () => {
    const texts = ['let a;', endless, 'let b;'];
    expect(watchedTogether(200, () => texts.map((text) => parseScript('a.ts', text)))).toBeNull();
    expect(texts.map((text) => parseScript('a.ts', text, 200) !== null)).toEqual([true, false, true]);
  });

  test('let through what goes wrong for another reason', () => {
    const wrong = () =>
      watchedTogether(200, () => {
        throw new RangeError('no');
      });
    expect(wrong).toThrow(new RangeError('no'));
    expect(parseScript('a.ts', endless, 200)).toBeNull();
  });
});
