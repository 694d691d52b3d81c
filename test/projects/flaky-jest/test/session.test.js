const { greeting, signIn } = require('../src/session.js');

describe('session', () => {
  test('welcomes a stranger', () => {
    expect(greeting()).toBe('Welcome to Corner Shop');
  });

  describe('of a customer', () => {
    test('greets by name', () => {
      signIn('Ada');
      expect(greeting()).toBe('Hello, Ada');
    });
  });
});
