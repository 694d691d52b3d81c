const { book, canRedeem, forgetVouchers, open, redeem, register } = require('../src/accounts.js');

describe('account', () => {
  test('opens', () => {
    expect(open('Ada')).toEqual({ owner: 'Ada', bookings: [] });
  });

  test('books a payment', () => {
    expect(book(20)).toBe(20);
  });
});

describe('vouchers', () => {
  test('can be redeemed', () => {
    redeem('SPRING');
    expect(canRedeem('SPRING')).toBe(false);
  });

  test('can be forgotten', () => {
    forgetVouchers();
    expect(canRedeem('SUMMER')).toBe(true);
  });

  test('wait for their first use', () => {
    expect(canRedeem('SPRING')).toBe(true);
  });
});

test('registers a name', () => {
  expect(register('Grace')).toBe('Grace');
});
