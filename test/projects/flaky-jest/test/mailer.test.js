const { invite } = require('../src/session.js');

const send = jest.fn();

test('leaves alone who opted out', () => {
  invite(send, { name: 'Grace', optedOut: true });
  expect(send).not.toHaveBeenCalled();
});

test('writes to who agreed', () => {
  invite(send, { name: 'Ada', optedOut: false });
  expect(send).toHaveBeenLastCalledWith('Ada');
});
