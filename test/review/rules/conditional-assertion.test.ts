import { describe, expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('conditional-assertion', files);

test('assertions that all stand in a condition are found; one beside it is enough', () => {
  const body = '  const sent = send();\n  if (sent.ok) expect(sent.total).toBe(1);';
  expect(found(aTest(body))).toEqual(['warn 4 adds up']);
  expect(found(aTest(`${body}\n  expect(sent.ok).toBe(true);`))).toEqual([]);
});

test.each([
  ['behind &&', 'const sent = send(); sent.ok && expect(sent.total).toBe(1);'],
  ['behind ?:', 'const sent = send(); sent.ok ? expect(sent.total).toBe(1) : undefined;'],
  ['with a matcher of its own', "const sent = send(); if (sent.ok) { expect('late').toHaveBeenWarnedTimes(1); }"],
  [
    'beside a helper that stands there too',
    'const sent = send(); if (sent.ok) { expectPaid(sent); expect(sent.total).toBe(1); }',
  ],
  ['in a switch', "const sent = send(); switch (sent.state) { case 'paid': expect(sent.total).toBe(1); }"],
  ['in an if within an if', 'const sent = send(); if (sent) { if (sent.ok) { expect(sent.total).toBe(1); } }'],
  ['in a condition of what is caught', 'try { send(); } catch (error) { if (error.code) expect(error.code).toBe(1); }'],
])('so are those %s', (_, body) => {
  expect(found(aTest(body))).toEqual(['warn 3 adds up']);
});

describe('silent is', () => {
  test.each([
    ['an else', 'const sent = send(); if (sent.ok) expect(sent.total).toBe(1); else expect(sent.why).toBe("gone");'],
    ['an else that fails', 'const sent = send(); if (sent.ok) expect(sent.total).toBe(1); else throw sent.error;'],
    [
      'a choice between two assertions',
      'const sent = send(); sent.ok ? expect(sent.total).toBe(1) : expect(sent.why).toBe(2);',
    ],
    ['an assertion in the condition', 'const sent = send(); if (expect(sent.ok).toBe(true)) total();'],
    ['an early return', 'const sent = send(); if (!sent.ok) return;\nexpect(sent.total).toBe(1);'],
    ['a plan', 'expect.assertions(1); const sent = send(); if (sent.ok) expect(sent.total).toBe(1);'],
    ['a failure', "const sent = send(); if (!sent.ok) expect.fail('not sent');"],
    ['a failure of node:assert', 'const sent = send(); if (!sent.ok) assert.fail();'],
    ['a case that cannot come', 'const sent = send(); switch (sent.state) { default: assertNever(sent.state); }'],
    ['a throw', 'const sent = send(); if (!sent.ok) throw new Error(); if (sent.total) expect(sent.total).toBe(1);'],
    ['a platform', "const sent = send(); if (process.platform === 'win32') { expect(sent.total).toBe(1); }"],
    ['a platform by a name', 'if (IS_WINDOWS) { expect(total()).toBe(1); }'],
    ['a feature of the machine', "if (typeof Symbol === 'function') { expect(total()).toBe(1); }"],
    ['a database', 'const sent = send(); if (connection.driver.isSqlite) { expect(sent.total).toBe(1); }'],
    ['a type', 'const sent = send(); if (sent.ok) { expectTypeOf(sent.total).toBeNumber(); }'],
    [
      'a type of its own kind',
      'const sent = send(); if (sent.ok) { util.assertEqual<typeof sent.total, number>(true); }',
    ],
    [
      'a helper that asserts by its name',
      'const sent = send(); expectSent(sent); if (sent.ok) expect(sent.total).toBe(1);',
    ],
    ['a loop', 'for (const row of send()) expect(row).toBe(1);'],
    ['a default', 'const sent = send() ?? total();\nexpect(sent).toBe(1);'],
  ])('%s', (_, body) => {
    expect(found(aTest(body))).toEqual([]);
  });

  test('a test that is told by done, and a skipped one', () => {
    const told =
      "it('is sent', (done) => { const sent = send(); if (sent.ok) { expect(sent.total).toBe(1); done(); } });";
    expect(found(told)).toEqual([]);
    expect(
      found("it.skip('is sent', () => { const sent = send(); if (sent.ok) expect(sent.total).toBe(1); });"),
    ).toEqual([]);
  });
});

describe('where the text leaves a doubt, it is only listed:', () => {
  test.each([
    ['a loop', 'const rows = send(); for (const row of rows) { if (row.ok) expect(row.total).toBe(1); }'],
    ['a callback', 'const rows = send(); rows.forEach((row) => { if (row.ok) expect(row.total).toBe(1); });'],
    [
      'a double that is called more than once',
      'const add = jest.fn((n) => { if (n === 2) expect(n).toBe(2); }); send(add);',
    ],
    ['a condition of nothing that the test has made', 'if (slow) expect(total()).toBe(1);'],
  ])('%s', (_, body) => {
    expect(found(aTest(body))).toEqual(['info 3 adds up']);
  });

  test('the column of a table', () => {
    const text = "test.each(rows)('adds %i', (n, fails) => {\n  if (fails) expect(() => total(n)).toThrow();\n});";
    expect(found(text)).toEqual(['info 2 adds …']);
  });
});
