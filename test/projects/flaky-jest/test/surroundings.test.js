const { currency, kinds } = require('../src/session.js');

describe('currency', () => {
  test('is the euro by itself', () => {
    expect(currency()).toBe('EUR');
  });

  test('follows the environment', () => {
    process.env.SHOP_CURRENCY = 'SEK';
    expect(currency()).toBe('SEK');
  });
});

describe('goods', () => {
  test('are counted by kind', () => {
    expect(kinds(['pen', 'ink'])).toBe(2);
  });

  test('have a last one', () => {
    Array.prototype.last = function last() {
      return this[this.length - 1];
    };
    expect(['pen', 'ink'].last()).toBe('ink');
  });
});
