const { add, items } = require('../src/basket.js');

describe('basket', () => {
  test('starts empty', () => {
    expect(items()).toEqual([]);
  });

  test('keeps what is added', () => {
    add('pen');
    expect(items()).toContain('pen');
  });
});
