const { amount, printed, sorted } = require('../src/money.js');

test('amounts have their thousands grouped', () => {
  expect(amount(1234.5)).toBe('1,234.5');
});

test('names are sorted', () => {
  expect(sorted(['Zoë', 'Åsa', 'Anna'])).toEqual(['Anna', 'Åsa', 'Zoë']);
});

test('days are printed', () => {
  expect(printed(new Date('2024-01-05T12:00:00Z'))).toBe('1/5/2024');
});

describe('with everything named', () => {
  test('an amount', () => {
    expect(new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(1234.5)).toBe('1.234,50');
  });

  test('a day', () => {
    const options = { dateStyle: 'short', timeZone: 'Europe/Berlin' };
    expect(new Intl.DateTimeFormat('en-GB', options).format(new Date('2024-03-10T23:30:00Z'))).toBe('11/03/2024');
  });

  test('an order of names', () => {
    expect(['z', 'ä', 'a'].sort(new Intl.Collator('sv').compare)).toEqual(['a', 'z', 'ä']);
  });
});
