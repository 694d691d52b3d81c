const { book, open } = require('../src/accounts.js');

// earnest-ordered
describe('checkout, step after step', () => {
  test('opens the account', () => {
    expect(open('Grace').bookings).toEqual([]);
  });

  test('books on that account', () => {
    expect(book(30)).toBe(30);
  });
});
