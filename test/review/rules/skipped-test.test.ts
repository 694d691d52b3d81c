import { expect, test } from '@jest/globals';
import { type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('skipped-test', files);
const BODY = '() => { expect(total()).toBe(1); }';

test('a skipped test is found; the one beside it is not', () => {
  expect(found(`test.skip('adds up', ${BODY});\ntest('is sent', ${BODY});`)).toEqual(['warn 1 adds up']);
  expect(found(`test('adds up', ${BODY});\ntest('is sent', ${BODY});`)).toEqual([]);
});

test.each([
  ['jasmine', `xit('adds up', ${BODY});`],
  ['jest', `xtest('adds up', ${BODY});`],
  ['mocha', `xspecify('adds up', ${BODY});`],
  ['a table', `it.skip.each([1])('adds up', ${BODY});`],
  ['Playwright', `test.fixme('adds up', ${BODY});`],
  ['another name', `import { it as holds } from 'vitest'; holds.skip('adds up', ${BODY});`],
])('so it is in the words of %s', (_, text) => {
  expect(found(text)).toEqual(['warn 1 adds up']);
});

test.each(['describe.skip', 'xdescribe', 'context.skip'])('%s skips its tests: the suite is shown', (suite) => {
  expect(found(`\n${suite}('it', () => {\n  it('adds up', ${BODY});\n});`)).toEqual(['warn 2 it > adds up']);
});

test.each([
  ['an intention', "test.todo('adds up');\nit('is sent');"],
  ['a choice', `(slow ? it.skip : it)('adds up', ${BODY});`],
  [
    'a condition of the machine',
    `test.skipIf(isWindows)('adds up', ${BODY});\ntest.runIf(isLinux)('is sent', ${BODY});`,
  ],
  ['a skip at run time', "test('adds up', (t) => { if (slow) t.skip(); expect(total()).toBe(1); });"],
  [
    'a skip of Playwright at run time',
    "test('adds up', () => { test.skip(slow, 'too slow'); expect(total()).toBe(1); });",
  ],
  ['a failure that is expected', `test.failing('adds up', ${BODY});`],
  ['a member of something else', "test('reads', () => { rows.skip('a', () => {}); expect(total()).toBe(1); });"],
  ['a kind of test that this file makes', `const later = test.extend({}).skip; later('adds up', ${BODY});`],
  ['a comment', `// it.skip('adds up')\ntest('adds up', ${BODY});`],
])('%s is silent', (_, text) => {
  expect(found(text)).toEqual([]);
});
