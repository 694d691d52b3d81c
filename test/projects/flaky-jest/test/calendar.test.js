const { copyright, dayOf, daysBetween, delivery, isValid } = require('../src/calendar.js');

describe('days', () => {
  test('an order after midnight belongs to the new day', () => {
    expect(dayOf('2024-03-10T03:30:00Z')).toBe(10);
  });

  test('an order in the evening belongs to the old day', () => {
    expect(dayOf('2024-03-10T18:30:00Z')).toBe(10);
  });

  test('a delivery date is read as it stands', () => {
    expect(delivery('2024-06-01T00:00:00')).toBe('2024-06-01T00:00:00.000Z');
  });

  test('a week has seven days', () => {
    expect(daysBetween(new Date(2024, 2, 8), new Date(2024, 2, 15))).toBe(7);
  });

  test('a local day stays the day it was made as', () => {
    expect(dayOf(new Date(2024, 2, 10))).toBe(10);
  });
});

describe('validity', () => {
  test('the winter coupon is accepted', () => {
    expect(isValid('{{today+45d}}')).toBe(true);
  });

  test('the certificate is trusted', () => {
    expect(isValid('{{today+200d}}')).toBe(true);
  });

  test('a coupon of old is refused', () => {
    expect(isValid('2020-01-01')).toBe(false);
  });

  test('the page carries the year', () => {
    expect(copyright()).toBe('© {{year}} Corner Shop');
  });
});
