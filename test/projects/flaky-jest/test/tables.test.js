const { execFileSync } = require('node:child_process');
const { amount, sorted } = require('../src/money.js');

test.each([
  [1, '1'],
  [12, '12'],
  [123, '123'],
])('the amount %d is printed as %s', (number, text) => {
  expect(amount(number)).toBe(text);
});

describe.each(['pen', 'ink > paper', '100 %'])('good %s', (good) => {
  test('is sorted to itself', () => {
    expect(sorted([good])).toEqual([good]);
  });
});

test('a catalogue looks as it did', () => {
  expect({ goods: ['pen', 'ink'], total: 3 }).toMatchSnapshot();
  expect(sorted(['b', 'a'])).toMatchSnapshot('order of goods');
  expect(sorted(['d', 'c'])).toMatchInlineSnapshot(`
[
  "c",
  "d",
]
`);
});

test.concurrent('one clerk sorts', async () => {
  await Promise.resolve();
  expect(sorted(['b', 'a'])).toEqual(['a', 'b']);
});

test.concurrent('another clerk sorts beside', async () => {
  await Promise.resolve();
  expect(sorted(['d', 'c'])).toEqual(['c', 'd']);
});

test('another program says what it is told', () => {
  expect(execFileSync(process.execPath, ['-p', '6 * 7'], { encoding: 'utf8' })).toBe('42\n');
});

test('a short timer comes before a long one', async () => {
  const order = [];
  const after = (milliseconds) => new Promise((resolve) => setTimeout(() => resolve(order.push(milliseconds)), milliseconds));
  await Promise.all([after(40), after(5)]);
  expect(order).toEqual([5, 40]);
});
