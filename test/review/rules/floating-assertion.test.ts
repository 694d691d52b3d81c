import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('floating-assertion', files);

test('an assertion that is a promise is found where nothing awaits it', () => {
  expect(found(aTest('  expect(send()).resolves.toBe(1);'))).toEqual(['block 3 adds up']);
  expect(found(aTest('  await expect(send()).resolves.toBe(1);'))).toEqual([]);
});

test.each([
  ['a rejection', 'expect(send()).rejects.toThrow();'],
  ['a negated one', 'expect(send()).resolves.not.toBe(1);'],
  ['chai-as-promised', 'expect(send()).to.eventually.equal(1);'],
  ['chai-as-promised, rejected', 'expect(send()).to.be.rejectedWith(TypeError);'],
  ['should', 'send().should.eventually.equal(1);'],
  ['node:assert', 'assert.rejects(send());'],
  ['one in a catch', 'try { total(); } catch { expect(send()).rejects.toThrow(); }'],
  ['one in a condition', 'if (total()) { expect(send()).rejects.toThrow(); }'],
])('%s floats as well', (_, body) => {
  expect(found(aTest(body))).toEqual(['block 3 adds up']);
});

test('so do the matchers of Playwright that wait, and those of ava', () => {
  const page =
    "import { expect, test } from '@playwright/test';\ntest('opens', async ({ page }) => {\n  expect(page).toHaveTitle('a');\n});";
  const ava = "import test from 'ava';\ntest('fails', (t) => {\n  t.throwsAsync(send());\n});";
  expect([found(page), found(page.replace('expect(page)', 'await expect(page)'))]).toEqual([['block 3 opens'], []]);
  expect([found(ava), found(ava.replace('t.throws', 'return t.throws'))]).toEqual([['block 3 fails'], []]);
});

test.each([
  ['returned', 'return expect(send()).resolves.toBe(1);'],
  ['returned by an arrow', 'await all(() => expect(send()).resolves.toBe(1));'],
  ['kept', 'const held = expect(send()).resolves.toBe(1); await held;'],
  ['handed on', 'await Promise.all([expect(send()).resolves.toBe(1), send()]);'],
  ['handed to a function', 'waits(expect(send()).rejects.toThrow());'],
  ['chained and awaited', 'await expect(send()).rejects.toThrow().then(() => total());'],
  ['left on purpose', 'void expect(send()).resolves.toBe(1);'],
  ['awaited behind a type', 'await (expect(send()).resolves.toBe(1) as Promise<void>);'],
  ['no promise', 'expect(total()).toBe(1);'],
  ['no promise, though it speaks of one', 'expect(send()).toBeInstanceOf(Promise);'],
  ['a value that was awaited', 'expect(await send()).toBe(1);'],
  ['a throw at once', 'expect(() => send()).toThrow();'],
  [
    'in a test about a matcher that throws at once',
    'try { expect(1).resolves.toBe(1); } catch (error) { expect(error).toBeDefined(); }',
  ],
  ['yielded to a runner of promises', 'await run(function* () { yield expect(send()).resolves.toBe(1); });'],
])('one that is %s is silent', (_, body) => {
  expect(found(aTest(body))).toEqual([]);
});

test('Playwright waits for nothing where the value is plain', () => {
  expect(
    found("import { expect, test } from '@playwright/test';\ntest('adds', () => { expect(total()).toBe(3); });"),
  ).toEqual([]);
});

test('a skipped test is silent', () => {
  expect(found("test.skip('is sent', () => { expect(send()).resolves.toBe(1); });")).toEqual([]);
});

test('in vitest, which waits for some of them, it only warns', () => {
  const body = "test('is sent', () => {\n  expect(send()).resolves.toBe(1);\n});";
  const manifest = (runner: string) => ({
    'package.json': `{ "devDependencies": { "${runner}": "1" } }`,
    'test/a.test.ts': body,
  });
  expect(found(`import { expect, test } from 'vitest';\n${body}`)).toEqual(['warn 3 is sent']);
  expect([found(manifest('vitest')), found(manifest('jest'))]).toEqual([['warn 2 is sent'], ['block 2 is sent']]);
});
