import { describe, expect, test } from '@jest/globals';
import { readTestFile } from '../../../src/review/model/test-file.ts';
import { foundBy, reviewed } from '../reviewed.ts';

const EMPTY = "it('adds up', () => {});";
const found = (path: string, text: string) => foundBy('empty-test', { [path]: text });

describe('a test file is read in', () => {
  test.each([
    ['TypeScript', 'test/a.test.ts', `const a = <number>total(); type T = { a: 1 }; enum E { A }\n${EMPTY}`],
    [
      'TypeScript of modules',
      'test/a.test.mts',
      `import type { T } from './t.ts'; let a!: T; a satisfies T;\n${EMPTY}`,
    ],
    ['JSX', 'test/a.test.jsx', `render(<View a={1}>text</View>);\n${EMPTY}`],
    ['TSX', 'test/a.test.tsx', `const View = <T,>(given: T) => <b>{String(given)}</b>;\n${EMPTY}`],
    ['JSX in a plain file', 'test/a.test.js', `render(<View />);\n${EMPTY}`],
    ['Flow', 'test/a.test.js', `// @flow\nconst a: ?number = 1;\n${EMPTY}`],
    ['CommonJS', 'test/a.test.cjs', `const a = require('a'); module.exports = a;\n${EMPTY}`],
    [
      'decorators',
      'test/a.test.ts',
      `@Entity() class A { @Column({ type: 'text' }) a!: string; constructor(@Inject() private b: B) {} }\n${EMPTY}`,
    ],
    ['decorators of today', 'test/a.test.js', `class A { @logged accessor a = 1; @bound run() {} }\n${EMPTY}`],
    ['a script with #!', 'test/a.test.js', `#!/usr/bin/env node\n${EMPTY}`],
  ])('%s', (_, path, text) => {
    expect(found(path, text)).toEqual([expect.stringMatching(/^block \d adds up$/)]);
  });

  test.each([
    ['a name that is declared twice', 'const a = 1; const a = 2;'],
    ['await outside of a function', 'const a = await f();'],
    ['a return at the top', 'if (a) return;'],
    ['an export in a block', '{ export const a = 1; }'],
    ['an octal number', "'use strict'; const a = 017;"],
    ['a break outside of a loop', 'break;'],
    ['a delete of a name', "'use strict'; delete a;"],
  ])('spite of %s', (_, broken) => {
    expect(found('test/a.test.js', `${broken}\n${EMPTY}`)).toEqual(['block 2 adds up']);
  });
});

describe('what cannot be read is named, with the reason:', () => {
  test.each([
    ['a text that is no script', 'test/a.test.ts', 'describe("a", () => {', 'it cannot be parsed'],
    [
      'a merge that was left',
      'test/a.test.ts',
      `<<<<<<< ours\n${EMPTY}\n=======\n>>>>>>> theirs`,
      'it cannot be parsed',
    ],
    ['a component', 'test/a.test.vue', '<template />', 'it cannot be parsed'],
    [
      'suites that nest absurdly deep',
      'test/a.test.ts',
      `${"describe('a', () => {".repeat(102)}${'});'.repeat(102)}`,
      'it cannot be parsed',
    ],
    [
      'a file of 5 MB',
      'test/a.test.ts',
      `${EMPTY}\n// ${'a'.repeat(5 * 1024 * 1024)}`,
      'it is not there, or larger than 4 MiB',
    ],
  ])('%s', (_, path, text, why) => {
    expect(reviewed({ [path]: text })).toMatchObject({ suspicions: [], unread: [{ file: path, why }] });
  });

  test('the files beside it are read all the same', () => {
    const { suspicions, unread, counts } = reviewed({ 'test/a.test.ts': 'it(((', 'test/b.test.ts': EMPTY });
    expect([suspicions.length, unread.length, counts.files]).toEqual([1, 1, 1]);
  });
});

describe('names that mislead', () => {
  test.each([
    ['line ends', "it('adds\\nup\\r', () => {});", 'adds\nup\r'],
    ['a template over two lines', 'it(`adds\nup`, () => {});', 'adds\nup'],
    ['what joins titles', "it('a > b', () => {});", 'a > b'],
    ['none', "it('', () => {});", ''],
    ['a word of objects', "it('__proto__', () => {});\n", '__proto__'],
    ['markup', "it('<b>`|adds', () => {});", '<b>`|adds'],
    ['other scripts', "it('\\u202Eadds', () => {});", '\u202Eadds'],
  ])('are kept as they are: %s', (_, text, name) => {
    expect(readTestFile('test/a.test.ts', text)?.cases.map((one) => one.name)).toEqual([name]);
    expect(reviewed({ 'test/a.test.ts': text }).suspicions.map(({ test: of }) => of)).toEqual([name]);
  });

  test('functions that are called as members of objects are', () => {
    const text =
      "function constructor(a) { return a; }\nit('adds', () => { constructor(1).toString(); hasOwnProperty(1); });";
    expect(foundBy('no-assertion', { 'test/a.test.ts': text })).toEqual(['warn 2 adds']);
  });
});
