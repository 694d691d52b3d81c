const { bookingOf } = require('../src/calendar.js');

describe('bookings', () => {
  test('of a room', () => {
    expect(bookingOf('room')).toMatch(/^room from/);
  });

  test('of a table', () => {
    expect(bookingOf('table')).toMatch(/^table from/);
  });

  test('of a court', () => {
    expect(bookingOf('court')).toMatch(/^court from/);
  });
});
