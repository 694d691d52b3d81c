import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('fixed-sleep', files);

test('a sleep of 20 ms is listed; a shorter one is not', () => {
  expect([found(aTest('  await sleep(20);')), found(aTest('  await sleep(19);'))]).toEqual([['info 3 adds up'], []]);
});

test.each([
  ['by a promise', 'await new Promise((over) => setTimeout(over, 100));'],
  ['by a promise in a block', 'await new Promise((over) => { setTimeout(() => over(1), 100); });'],
  ['by timers/promises', 'await setTimeout(100);'],
  ['by a page', 'await page.waitForTimeout(500);'],
  ['by a helper', 'await time.delay(50, "value");'],
  ['in a loop', 'for (const row of rows) { await wait(50); }'],
])('one %s is listed as well', (_, body) => {
  expect(found(aTest(body))).toEqual(['info 3 adds up']);
});

test.each([
  ['a wait for something', 'await waitFor(() => total());\nawait vi.waitFor(() => total(), 500);'],
  ['a wait of Playwright', "await page.waitForSelector('a', { timeout: 500 });"],
  ['a sleep whose length is computed', 'await sleep(total());\nawait sleep(LONG);'],
  ['a sleep that nothing waits for', 'sleep(100);\nsetTimeout(() => {}, 100);'],
  ['a turn of the loop', 'await new Promise((over) => setTimeout(over, 0));\nawait new Promise(setImmediate);'],
  ['a limit of time', 'await Promise.race([send(), reject(1000)]);'],
  ['another number', 'await send(1000);'],
  ['a length in a name', 'await sleeping(100);'],
  ['a timeout of the test', 'this.timeout(1000);\njest.setTimeout(1000);'],
])('%s is silent', (_, body) => {
  expect(found(aTest(body))).toEqual([]);
});

test.each([
  ['jest', 'jest.useFakeTimers();'],
  ['vitest', 'vi.useFakeTimers();'],
  ['sinon', 'const clock = sinon.useFakeTimers();'],
  ['node:test', "mock.timers.enable({ apis: ['setTimeout'] });"],
])('a file whose time is faked by %s is silent', (_, fake) => {
  expect(found(`${fake}\ntest('adds up', async () => { await sleep(100); });`)).toEqual([]);
});

test('a hook is no test', () => {
  expect(
    found("afterEach(async () => { await sleep(100); });\ntest('adds up', () => { expect(total()).toBe(1); });"),
  ).toEqual([]);
});
