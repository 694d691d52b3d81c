import { describe, expect, test } from '@jest/globals';
import { readTestFile } from '../../../src/review/model/test-file.ts';

/** Style, matcher and kind of each assertion of a test. */
function assertions(body: string, head = ''): readonly string[] | undefined {
  const file = readTestFile('test/a.test.tsx', `${head}\ntest('a', async (t) => { ${body} });`);
  return file?.cases[0]?.assertions.map(({ style, matcher, kind, isPromise }) =>
    [style, matcher ?? '-', kind, ...(isPromise ? ['promise'] : [])].join(' '),
  );
}

describe('an assertion is told by its style', () => {
  test.each([
    ['expect(a).toBe(1)', 'expect toBe value'],
    ['expect(a).not.toEqual(1)', 'expect toEqual value'],
    ['expect(a)', 'expect - other'],
    ['expect.soft(a).toBe(1)', 'expect toBe value'],
    ['expect(a, "why").toBe(1)', 'expect toBe value'],
    ['expect(a, "to equal", 1)', 'expect to equal value'],
    ['expect(a).to.deep.equal(1)', 'expect equal value'],
    ['expect(a).to.be.an("array")', 'expect an weak'],
    ['chai.expect(a).to.equal(1)', 'expect equal value'],
    ['expectTypeOf(a).toEqualTypeOf<number>()', 'expect expectTypeOf other'],
    ['a.should.equal(1)', 'should equal value'],
    ['a.should.be.ok', 'should ok weak'],
    ['should.equal(a, 1)', 'should equal value'],
    ['assert(a)', 'assert ok weak'],
    ['assert(a > 1)', 'assert ok truth'],
    ['assert.deepStrictEqual(a, 1)', 'assert deepStrictEqual value'],
    ['assert.strict.equal(a, 1)', 'assert equal value'],
    ["require('assert').equal(a, 1)", 'assert equal value'],
    ['refute.equals(a, 1)', 'assert equals value'],
    ['fc.assert(p)', 'assert assert other'],
    ['sinon.assert.calledOnce(s)', 'library calledOnce interaction'],
    ['td.verify(s())', 'library verify interaction'],
    ['request(app).get("/").expect(200)', 'library expect value'],
    ['request(app).get("/").expect(404)', 'library expect error'],
    ['screen.getByText("a")', 'library getByText weak'],
    ['cy.get("a")', 'library get other'],
    ['verifyOrder(a)', 'named verifyOrder other'],
    ['check.that(a)', 'named that other'],
    ['fail("not reached")', 'named fail other'],
    ['expect.fail("not reached")', 'assert fail value'],
  ])('%s', (body, read) => {
    expect(assertions(`${body};`)?.at(0)).toBe(read);
  });
});

describe('and by what it holds', () => {
  test.each([
    ['expect(a).toBeDefined()', 'weak'],
    ['expect(a).toBeInstanceOf(B)', 'weak'],
    ['expect(a).toMatchObject({})', 'value'],
    ['expect(a).toHaveTextContent("b")', 'value'],
    ['expect(a).toThrow()', 'error'],
    ['expect(a).rejects.toBe(1)', 'error'],
    ['assert.rejects(a)', 'error'],
    ['expect(a).toHaveBeenCalledWith(1)', 'interaction'],
    ['expect(a.mock.calls).toEqual([])', 'interaction'],
    ['assert.equal(a.callCount, 1)', 'interaction'],
    ['expect(a.calledOnce).to.be.true', 'interaction'],
    ['expect(a).toMatchSnapshot()', 'snapshot'],
    ['expect(a).toMatchInlineSnapshot()', 'snapshot'],
    ['expect(a).toBePaid()', 'value'],
    ['expect(a).paid()', 'other'],
  ])('%s: %s', (body, kind) => {
    expect(assertions(`${body};`)?.at(0)?.split(' ')[2]).toBe(kind);
  });
});

describe('what is a promise has to be waited for', () => {
  test.each([
    ['expect(a).resolves.toBe(1)', '', true],
    ['expect(a).rejects.toThrow()', '', true],
    ['expect.poll(f).toBe(1)', '', true],
    ['expect(a).to.eventually.equal(1)', '', true],
    ['assert.rejects(a)', '', true],
    ['expect(a).toBeVisible()', "import { expect } from '@playwright/test';", true],
    ['expect(a).toBeVisible()', '', false],
    ['expect(a).toBe(1)', "import { expect } from '@playwright/test';", false],
    ['assert.throws(a)', '', false],
  ])('%s (%s): %s', (body, head, isPromise) => {
    expect(assertions(`${body};`, head)?.at(0)?.endsWith('promise')).toBe(isPromise);
  });
});

describe('frameworks hand assertions to their cases', () => {
  test.each([
    ["import test from 'ava';", 't.is(a, 1)', 'context is value'],
    ["import test from 'ava';", 't.throws(a)', 'context throws error'],
    ["import { test } from 'tap';", 't.match(a, {})', 'context match value'],
    ["import test from 'node:test';", 't.assert.equal(a, 1)', 'assert equal value'],
  ])('%s %s', (head, body, read) => {
    expect(assertions(`${body};`, head)).toEqual([read]);
  });

  test('others do not', () => {
    expect(assertions("t.is(a, 1); t.match('a');", "import { test } from 'vitest';")).toEqual([]);
  });
});

test.each([
  ['expect.assertions(1)', ''],
  ['expect.extend({ toBePaid })', ''],
  ['expect.any(Number)', ''],
  ['console.assert(a)', ''],
  ['checkout(a)', ''],
  ['checkInvoice(a)', "import { checkInvoice } from './view.ts';"],
  ['expected(a)', ''],
  ['chai.should()', ''],
  ['chai.use(plugin)', "import chai from 'chai';"],
  ['assertions.push(a)', ''],
  ['shoulder(a)', ''],
])('%s is none', (body, head) => {
  expect(assertions(`${body};`, head)).toEqual([]);
});

test('a function whose text can be read is judged by it, not by its name', () => {
  expect(assertions('expectLogin(a);', 'function expectLogin(a) { open(a); }')).toEqual([]);
  expect(assertions('expectLogin(a);', "import { expectLogin } from './login.ts';")).toEqual([]);
  expect(assertions('expectLogin(a).toBe(1);', "import { expectLogin } from './login.ts';")).toEqual([
    'named expectLogin other',
  ]);
});

test('assertions within assertions, and in functions of a case, count too', () => {
  expect(assertions('expect(() => expect(a).toBe(1)).toThrow(); rows.forEach((row) => assert.ok(row));')).toEqual([
    'expect toThrow error',
    'expect toBe value',
    'assert ok weak',
  ]);
});
