import { describe, expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('no-assertion', files);

test('a test that calls and asserts nothing is found; one that asserts is not', () => {
  expect(found(aTest('  total([1, 2]);'))).toEqual(['warn 2 adds up']);
  expect(found(aTest('  expect(total([1, 2])).toBe(3);'))).toEqual([]);
});

test('each test is asked by itself, by the titles of its suites too', () => {
  const text = `
    describe('an invoice', () => {
      it('adds up', () => { total(); });
      it('is sent', () => { expect(send()).toBe(true); });
      describe('of a company', () => { it.each([1, 2])('adds %i', (n) => { total(n); }); });
    });`;
  expect(found(text)).toEqual(['warn 3 an invoice > adds up', 'warn 5 an invoice > of a company > adds …']);
});

describe('what asserts, in the dialect of', () => {
  test.each([
    ['jest', 'expect(total()).not.toEqual(4);'],
    ['jest, a matcher of its own', 'expect(total()).toBePaid();'],
    ['vitest, softly', 'expect.soft(total()).toBe(4);'],
    ['vitest, polling', 'await expect.poll(() => total()).toBe(4);'],
    ['chai, a property', 'expect(total()).to.be.true;'],
    ['chai, should', 'total().should.equal(4);'],
    ['chai, should as a function', 'should.not.exist(total());'],
    ['expect.js', 'expect(total()).to.eql(4);'],
    ['unexpected', "expect(total(), 'to equal', 4);"],
    ['node:assert', 'assert.strictEqual(total(), 4);'],
    ['node:assert, required in place', "require('node:assert').strictEqual(total(), 4);"],
    ['referee', 'refute.equals(total(), 4);'],
    ['sinon', 'sinon.assert.calledOnce(spy);'],
    ['testdouble', 'td.verify(send(4));'],
    ['testing-library', "render(view); await screen.findByText('4');"],
    ['testing-library, waiting', 'await waitFor(() => total());'],
    ['supertest', "await request(app).get('/').expect(200);"],
    ['cypress', "cy.visit('/').contains('4');"],
    ['fast-check', 'fc.assert(fc.property(fc.nat(), (n) => total(n) >= n));'],
    ['Playwright', 'await expect(page).toHaveTitle("Invoice");'],
    ['types', 'expectTypeOf(total).returns.toBeNumber();'],
    ['its own words', 'check.that(total(), 4);'],
    ['a plain throw', "if (total() !== 4) throw new Error('wrong');"],
    ['a failure', "if (total() !== 4) expect.fail('wrong');"],
  ])('%s', (_, body) => {
    expect(found(aTest(body))).toEqual([]);
  });

  test.each([
    ['ava', "import test from 'ava';\ntest('adds up', (t) => { t.is(total(), 4); });"],
    [
      'ava, by a macro',
      "import test from 'ava';\nconst adds = (t, n) => { t.is(total(n), 4); };\ntest('adds up', adds, f(4));",
    ],
    [
      'ava, by a macro that gives the title',
      "import test from 'ava';\nconst adds = (t, n) => { t.is(n, 4); };\ntest(adds, total());",
    ],
    ['tape', "const test = require('tape');\ntest('adds up', (t) => { t.equal(total(), 4); t.end(); });"],
    ['tap, under another name', "import tap from 'tap';\ntap.test('adds up', (a) => { a.same(total(), 4); });"],
    ['node:test', "import { test } from 'node:test';\ntest('adds up', (t) => { t.assert.equal(total(), 4); });"],
    [
      'node:test, taken apart',
      "import { test } from 'node:test';\ntest('adds up', ({ assert }) => { assert.equal(total(), 4); });",
    ],
    [
      'node:assert, under another name',
      "import { strictEqual as same } from 'node:assert';\ntest('adds up', () => { same(total(), 4); });",
    ],
    ['qunit', "import { test } from 'qunit';\ntest('adds up', (assert) => { assert.equal(total(), 4); });"],
    [
      'nock',
      "import nock from 'nock';\ntest('sends', async () => { const scope = nock('http://a.b').get('/').reply(200); await send(); scope.done(); });",
    ],
    [
      'jest, under another name',
      "import { expect as holds } from '@jest/globals';\ntest('adds up', () => { holds(total()).toBe(4); });",
    ],
    [
      'an expect of its own',
      "import itExpects from '../src/it-expects.ts';\ntest('adds up', () => { jestExpect(total()).toBe(4); });",
    ],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('what asserts elsewhere', () => {
  test.each([
    [
      'a function of the file',
      "function paid(i) { expect(i.paid).toBe(true); }\ntest('is paid', () => { paid(send()); });",
    ],
    [
      'a function two calls away',
      "const a = (i) => b(i);\nconst b = (i) => expect(i).toBe(1);\ntest('is', () => { a(send()); });",
    ],
    [
      'a function that calls itself',
      "function a(n) { if (n > 0) a(n - 1); else expect(n).toBe(0); }\ntest('is', () => { a(3); });",
    ],
    [
      'a function that is handed on',
      "const paid = (i) => { expect(i.paid).toBe(true); };\ntest('are paid', () => { send().forEach(paid); });",
    ],
    [
      'a method of the file',
      "class Page { reads(a) { expect(a).toBe(1); } }\ntest('reads', () => { new Page().reads(1); });",
    ],
    [
      'a hook after each test',
      "afterEach(() => { expect(errors()).toEqual([]); });\ntest('adds up', () => { total(); });",
    ],
    [
      'a hook of the suite',
      "describe('it', () => {\nafterEach(() => { assert.ok(clean()); });\ntest('adds up', () => { total(); }); });",
    ],
    [
      'a function of the file that gives the test',
      "const is = (n) => () => { expect(total()).toBe(n); };\ntest('adds up', is(4));",
    ],
    [
      'a function of the file as the test',
      "async function sends() { await expect(send()).resolves.toBe(1); }\ntest('is sent', sends);",
    ],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('a hook of another suite does not', () => {
    const text =
      "describe('a', () => { afterEach(() => { expect(1).toBe(f()); }); });\ntest('adds up', () => { total(); });";
    expect(found(text)).toEqual(['warn 2 adds up']);
  });
});

test('a title about errors that are to come leaves no doubt', () => {
  expect(found("test('throws an error without rates', () => { total(); });")).toEqual([
    'warn 1 throws an error without rates',
  ]);
});

test.each([
  ['skipped', "test.skip('adds up', () => { total(); });"],
  ['skipped with its suite', "describe.skip('it', () => { test('adds up', () => { total(); }); });"],
  ['skipped by an option', "test('adds up', { skip: true }, () => { total(); });"],
  ['still to be written', "test.todo('adds up');"],
  ['expected to fail', "test.failing('adds up', () => { total(); });"],
  ['pending', "it('adds up');"],
  ['empty, which is another rule', "test('adds up', () => {});"],
  [
    'material of a test about tests',
    "test('runs', () => { test('inner', () => { total(); }); expect(ran()).toBe(1); });",
  ],
])('a test that is %s says nothing to be asked for', (_, text) => {
  expect(found(text)).toEqual([]);
});

describe('where the text leaves a doubt, it is only listed:', () => {
  test.each([
    ['the title says that nothing may go wrong', "test('does not throw', () => { total(); });"],
    [
      'a helper is not there to be read',
      "import { paid } from './gone.ts';\ntest('is paid', () => { paid(send()); });",
    ],
    ['a package may assert', "import { checks } from 'http-spec';\ntest('is paid', () => { checks(send()); });"],
    ['it is told when it is over', "test('is sent', (done) => { send(done); });"],
    [
      'it has fixtures that may assert',
      "const it2 = test.extend({ page });\nit2('is sent', async ({ page }) => { await page.send(); });",
    ],
    [
      'unexpected requests are refused',
      "import { setupServer } from 'msw/node';\ntest('is sent', async () => { await send(); });",
    ],
    [
      'it waits by a function that is handed to it',
      "test('stops', async () => { const { waitForClose } = await run(); await waitForClose(); });",
    ],
    ['it waits for something to come', "test('starts', async () => { await server.waitForOutput('ready'); });"],
    [
      'the title of its suite says so',
      "describe('never fails', () => { test('without rates', () => { total(); }); });",
    ],
    ['its title says that it is a matter of types', "test('is typed', () => { total(); });"],
    ['it calls nothing', "test('adds up', () => { const sum: number = 1; });"],
    ['the compiler checks it', "test('adds numbers', () => { // @ts-expect-error\n total('1'); });"],
    [
      'the compiler checks a type of it',
      "test('adds numbers', () => { const a = total(); type T = Expect<Equal<typeof a, number>>; });",
    ],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([expect.stringMatching(/^info /)]);
  });
});
