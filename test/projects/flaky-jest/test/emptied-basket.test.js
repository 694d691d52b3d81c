const { add, empty, items } = require('../src/basket.js');

describe('emptied basket', () => {
  beforeEach(() => {
    empty();
    add('pen');
  });

  test('holds the pen', () => {
    expect(items()).toEqual(['pen']);
  });

  test('takes the ink', () => {
    add('ink');
    expect(items()).toEqual(['pen', 'ink']);
  });

  test('can be emptied', () => {
    empty();
    expect(items()).toEqual([]);
  });
});
