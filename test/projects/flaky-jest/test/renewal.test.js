const { renewal } = require('../src/calendar.js');

test('a subscription is renewed in the next month', () => {
  const today = new Date();
  expect(renewal(today).getUTCMonth()).toBe((today.getUTCMonth() + 1) % 12);
});
