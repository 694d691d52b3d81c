import { describe, expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('assertion-in-catch', files);
const tried = (attempt: string, caught: string) =>
  aTest(`  try {\n    ${attempt}\n  } catch (error) {\n    ${caught}\n  }`);

test('assertions that stand only in a catch are found, unless the try ends in a failure', () => {
  const caught = "expect(error.code).toBe('E1');";
  expect(found(tried('await send();', caught))).toEqual(['warn 6 adds up']);
  expect(found(tried('await send(); expect.fail();', caught))).toEqual([]);
});

test.each([
  [
    'two of them, one behind the other',
    'try { total(); } catch (e) { expect(e).toBe(1); }\ntry { send(); } catch (e) { expect(e).toBe(2); }',
  ],
  ['the catch of a promise that is awaited', 'await send().catch((error) => { expect(error.code).toBe(1); });'],
  [
    'one that throws on what it does not know',
    'try { send(); } catch (e) { if (!known(e)) throw e; expect(e.code).toBe(1); }',
  ],
  [
    'one that holds that something else than the error is nothing',
    'try { send(); } catch (e) { expect(invoice).toBeUndefined(); }',
  ],
])('so are %s', (_, body) => {
  expect(found(aTest(body))).toEqual(['warn 3 adds up']);
});

describe('silent is a try that', () => {
  test.each([
    ['ends in a throw', "send(); throw new Error('not reached');", 'expect(error.code).toBe(1);'],
    ['ends in fail', "await send(); fail('not reached');", 'expect(error.code).toBe(1);'],
    ['ends in assert.fail', 'await send(); assert.fail();', 'assert.equal(error.code, 1);'],
    ['ends in expect.unreachable', 'await send(); expect.unreachable();', 'expect(error.code).toBe(1);'],
    ['ends in what cannot hold', 'await send(); expect(true).toBe(false);', 'expect(error.code).toBe(1);'],
    ['ends in an assertion of its own', 'await send(); assert(false);', 'assert.equal(error.code, 1);'],
    ['asserts as well', 'expect(await send()).toBe(1);', 'expect(error.code).toBe(1);'],
    ['fails by being caught', 'await send();', 'expect.fail(String(error));'],
    ['holds that nothing was thrown', 'await send();', 'expect(error).toBeUndefined();'],
    ['holds it in other words', 'await send();', 'assert.ifError(error);'],
  ])('%s', (_, attempt, caught) => {
    expect(found(tried(attempt, caught))).toEqual([]);
  });
});

describe('silent is', () => {
  test.each([
    ['a plan', 'expect.assertions(1);\ntry { send(); } catch (error) { expect(error.code).toBe(1); }'],
    [
      'a plan without a number',
      'expect.hasAssertions();\ntry { send(); } catch (error) { expect(error.code).toBe(1); }',
    ],
    [
      'an assertion behind it',
      'let caught;\ntry { send(); } catch (error) { caught = error; expect(error.code).toBe(1); }\nexpect(caught).toBeDefined();',
    ],
    [
      'a throw behind it',
      "try { send(); } catch (error) { expect(error.code).toBe(1); return; }\nthrow new Error('not reached');",
    ],
    [
      'an error that is kept',
      'let caught;\ntry { send(); } catch (error) { caught = error; }\nexpect(caught.code).toBe(1);',
    ],
    ['an assertion in a finally', 'try { send(); } finally { expect(total()).toBe(1); }'],
    ['a rejection', 'await expect(send()).rejects.toMatchObject({ code: 1 });'],
    ['the second function of a then', 'await send().then(never, (error) => { expect(error.code).toBe(1); });'],
    [
      'a helper that asserts by its name',
      'try { send(); } catch (error) { expect(error.code).toBe(1); }\nexpectRefusal();',
    ],
  ])('%s', (_, body) => {
    expect(found(aTest(body))).toEqual([]);
  });

  test('a test that is told by done', () => {
    expect(
      found("it('fails', (done) => { try { send(); } catch (error) { expect(error.code).toBe(1); done(); } });"),
    ).toEqual([]);
  });
});
