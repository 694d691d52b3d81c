const { sendOverRadio, ticket } = require('../src/chance.js');

test('a message arrives', () => {
  expect(sendOverRadio('hello')).toBe('hello');
});

test('two visitors draw two tickets', () => {
  expect(ticket()).not.toBe(ticket());
});
