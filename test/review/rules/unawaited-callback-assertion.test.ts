import { describe, expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('unawaited-callback-assertion', files);

test('assertions in a promise that nothing awaits are found', () => {
  expect(found(aTest('  send().then((sent) => expect(sent).toBe(1));'))).toEqual(['warn 3 adds up']);
  expect(found(aTest('  await send().then((sent) => expect(sent).toBe(1));'))).toEqual([]);
});

test.each([
  ['a timer', 'setTimeout(() => { expect(total()).toBe(1); }, 10);'],
  ['the next tick', 'process.nextTick(() => { expect(total()).toBe(1); });'],
  ['the end of a promise', 'send().finally(() => { expect(total()).toBe(1); });'],
  ['a promise in a promise', 'send().then(() => { total().then(() => { expect(total()).toBe(1); }); });'],
])('so are those in %s', (_, body) => {
  expect(found(aTest(body))).toEqual(['warn 3 adds up']);
});

describe('silent is', () => {
  test.each([
    ['a promise that is returned', 'return send().then((sent) => expect(sent).toBe(1));'],
    ['a promise that is kept', 'const all = send().then((sent) => expect(sent).toBe(1)); await all;'],
    ['a promise among others', 'await Promise.all([send().then((sent) => expect(sent).toBe(1))]);'],
    ['an assertion beside it', 'send().then((sent) => expect(sent).toBe(1));\nexpect(total()).toBe(1);'],
    ['a plan', 'expect.assertions(1);\nsend().then((sent) => expect(sent).toBe(1));'],
    [
      'a timer that a promise waits for',
      'await new Promise((over) => setTimeout(() => { expect(total()).toBe(1); over(); }, 10));',
    ],
    [
      'a promise in a promise that is told',
      'await new Promise((resolve) => { send().then((sent) => { expect(sent).toBe(1); resolve(); }); });',
    ],
    [
      'a wrapper that is told',
      'await withServer((done) => { setTimeout(() => { expect(total()).toBe(1); done(); }, 10); });',
    ],
    ['a callback that runs at once', '[1].forEach((row) => { expect(row).toBe(1); });'],
    ['a handler of events', "server.on('sent', (sent) => { expect(sent).toBe(1); });"],
    ['a wait', 'await waitFor(() => { expect(total()).toBe(1); });'],
    ['a step', "await test.step('adds', async () => { expect(total()).toBe(1); });"],
    ['a property', 'fc.assert(fc.property(fc.nat(), (n) => { expect(total(n)).toBe(n); }));'],
  ])('%s', (_, body) => {
    expect(found(aTest(body))).toEqual([]);
  });

  test.each([
    [
      'a test that is told by done',
      "test('is sent', (done) => { send().then((sent) => { expect(sent).toBe(1); done(); }); });",
    ],
    [
      'a test that is told by another name',
      "test('is sent', ($done) => { setTimeout(() => { expect(total()).toBe(1); $done(); }); });",
    ],
    [
      'a test that is told by a callback',
      "it('is sent', function (cb) { setTimeout(function () { expect(total()).toBe(1); cb(); }); });",
    ],
    [
      'a file that fakes time',
      "vi.useFakeTimers();\ntest('is sent', () => { setTimeout(() => { expect(total()).toBe(1); }, 10); vi.runAllTimers(); });",
    ],
    [
      'a plan of tap',
      "import { test } from 'tap';\ntest('is sent', (t) => { t.plan(1); send().then((sent) => t.equal(sent, 1)); });",
    ],
    ['a promise that an arrow gives', "test('is sent', () => send().then((sent) => expect(sent).toBe(1)));"],
    ['a skipped test', "test.skip('is sent', () => { send().then((sent) => expect(sent).toBe(1)); });"],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});
