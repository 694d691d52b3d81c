import { describe, expect, test } from '@jest/globals';
import type { Change, ChangedFile } from '../../src/domain/change.ts';
import { type ChangedTexts, testChanges } from '../../src/source/test-changes.ts';

type Edit = ChangedTexts & { readonly from?: string };

function changed(path: string, { before, after, from }: Edit): ChangedFile {
  const status = from !== undefined ? 'renamed' : before === null ? 'added' : after === null ? 'deleted' : 'modified';
  return {
    path,
    previousPath: from ?? null,
    status,
    kind: 'test',
    entry: 'file',
    binary: false,
    lines: [],
    deletedAfter: [],
    addedLines: 1,
    removedLines: 1,
  };
}

/** What the change does to a test, by its titles joined with ` > `. */
function judge(files: Readonly<Record<string, Edit>>) {
  const change: Change = {
    base: '1'.repeat(40),
    head: null,
    how: 'in a test',
    files: Object.entries(files).map(([path, edit]) => changed(path, edit)),
  };
  const changeOf = testChanges(change, (path) => files[path] ?? { before: null, after: null });
  return (name: string, { file = 'a.test.js', line = null as number | null } = {}) =>
    changeOf({ file, titlePath: name.split(' > '), location: line === null ? null : { line, column: 1 } });
}

const edited = (before: string, after: string) => judge({ 'a.test.js': { before, after } });
const one = (title: string, body: string) => `test('${title}', () => { ${body} });\n`;
const A = 'expect(f(1)).toBe(1);';
const B = 'expect(f(2)).toBe(2);';

describe('a test is', () => {
  test('added when nothing like it was there', () => {
    const of = edited(one('a', A), one('a', A) + one('b', B));
    expect(of('b')).toBe('added');
    expect(of('a')).toBe('unchanged');
  });

  test('modified when its body is another', () => {
    const of = edited(one('a', A) + one('b', B), one('a', `${A} ${B}`) + one('b', B));
    expect(of('a')).toBe('modified');
    expect(of('b')).toBe('unchanged');
  });

  test('modified when a hook around it is another', () => {
    const suite = (hook: string) =>
      `describe('s', () => { beforeEach(() => { ${hook} }); ${one('a', A)} }); ${one('b', B)}`;
    const of = edited(suite('one();'), suite('two();'));
    expect(of('s > a')).toBe('modified');
    expect(of('b')).toBe('unchanged');
  });

  test('modified when it is no longer skipped', () => {
    expect(edited(one('a', A).replace('test', 'test.skip'), one('a', A))('a')).toBe('modified');
  });

  test('unchanged when its file is not part of the change', () => {
    expect(edited('', one('a', A))('a', { file: 'b.test.js' })).toBe('unchanged');
  });

  test.each([
    ['renamed', one('b', A)],
    ['reformatted', `test( "a" , ( ) => {\n  // comment\n  ${A}\n})`],
    ['moved down', `${one('b', B)} // more\n${one('a', A)}`],
    ['put into a suite', `describe('s', () => { ${one('a', A)} });`],
  ])('unchanged when it is %s', (_what, after) => {
    const of = edited(one('a', A), after);
    const name = after.includes("'b', () => { expect(f(1)") ? 'b' : after.includes('describe') ? 's > a' : 'a';
    expect(of(name)).toBe('unchanged');
  });

  test('unchanged when its suite is renamed', () => {
    const suite = (title: string) => `describe('${title}', () => { beforeEach(set); ${one('a', A)} });`;
    expect(edited(suite('s'), suite('t'))('t > a')).toBe('unchanged');
  });

  test('modified when it is moved to where other hooks hold', () => {
    const of = edited(one('a', A), `describe('s', () => { beforeEach(set); ${one('a', A)} });`);
    expect(of('s > a')).toBe('modified');
  });

  test('unchanged when its file is renamed, and modified when it is edited meanwhile', () => {
    const of = judge({
      'b.test.js': { before: one('a', A) + one('b', B), after: one('a', A) + one('b', A), from: 'a.test.js' },
    });
    expect(of('a', { file: 'b.test.js' })).toBe('unchanged');
    expect(of('b', { file: 'b.test.js' })).toBe('modified');
  });

  test('unchanged when it is moved to another test file', () => {
    const of = judge({
      'a.test.js': { before: one('a', A) + one('b', B), after: one('b', B) },
      'b.test.js': { before: null, after: one('a', A) + one('c', 'f(3);') },
    });
    expect(of('a', { file: 'b.test.js' })).toBe('unchanged');
    expect(of('c', { file: 'b.test.js' })).toBe('added');
    expect(of('b')).toBe('unchanged');
  });

  test('added when it is a copy', () => {
    const of = edited(one('a', A) + one('b', A), one('a', A) + one('b', A) + one('c', A));
    expect([of('a'), of('b'), of('c')]).toEqual(['unchanged', 'unchanged', 'added']);
  });

  test('added when it is a copy in a new file', () => {
    const of = judge({
      'a.test.js': { before: one('a', A), after: one('a', A) },
      'b.test.js': { before: null, after: one('a', A) },
    });
    expect(of('a', { file: 'b.test.js' })).toBe('added');
  });

  test('added when it takes the title of one that is renamed', () => {
    const of = edited(one('a', A), one('b', A) + one('a', B));
    expect([of('a'), of('b')]).toEqual(['added', 'unchanged']);
  });
});

describe('titles that only a run knows', () => {
  const table = (rows: string) => `test.each([${rows}])('adds %i', (n) => { ${A} });\n`;

  test('are found by their pattern', () => {
    const of = edited(table('1, 2') + one('a', A), table('1, 2') + one('a', B));
    expect(of('adds 2')).toBe('unchanged');
    expect(edited(table('1, 2'), table('1, 3'))('adds 3')).toBe('modified');
    expect(edited('', table('1, 2'))('adds 1')).toBe('added');
  });

  test('are found by their line', () => {
    const before = 'test(one(), () => { f(1); });\ntest(two(), () => { f(2); });\n';
    const of = edited(before, before.replace('f(2)', 'f(3)'));
    expect(of('whatever', { line: 1 })).toBe('unchanged');
    expect(of('whatever', { line: 2 })).toBe('modified');
  });

  test('of suites that a helper declares are found by their last ones', () => {
    const before = `suiteFor('x', () => { ${one('a', A)} });`;
    const of = edited(before, before + one('b', B));
    expect(of('x on disk > a')).toBe('unchanged');
    expect(of('b')).toBe('added');
  });

  test('that fit no block are modified with their file, and added with a new one', () => {
    expect(edited(one('a', A), one('a', B))('made elsewhere')).toBe('modified');
    expect(edited('', one('a', B)).call(null, 'made elsewhere')).toBe('modified');
    expect(judge({ 'a.test.js': { before: null, after: one('a', A) } })('made elsewhere')).toBe('added');
  });
});

describe('two tests of one title', () => {
  const twice = (second: string) => one('a', A) + one('a', second);

  test('are told apart by their lines', () => {
    const of = edited(twice(B), twice('f(3);'));
    expect(of('a', { line: 1 })).toBe('unchanged');
    expect(of('a', { line: 2 })).toBe('modified');
  });

  test('count as the graver of the two where the runner gives no line', () => {
    expect(edited(twice(B), twice('f(3);'))('a')).toBe('modified');
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['now', one('a', A), 'test("a", () => {', 'modified'],
    ['at base', 'test("a", () => {', one('a', A), 'modified'],
    ['and is new', null, 'test("a", () => {', 'added'],
    ['since it is gone or too large', one('a', A), null, 'modified'],
  ] as const)('%s: each of its tests counts', (_when, before, after, expected) => {
    expect(judge({ 'a.test.js': { before, after } })('a')).toBe(expected);
  });

  test('by its language: each of its tests counts', () => {
    const of = judge({ 'a.vue': { before: '<a/>', after: '<b/>' } });
    expect(of('a', { file: 'a.vue' })).toBe('modified');
  });
});
