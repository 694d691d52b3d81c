const assert = require('node:assert');
const { price, label } = require('../src/price');

describe('price', () => {
  it('multiplies the unit price by the quantity', () => {
    assert.strictEqual(price(100, 2), 200);
  });

  it('refuses a quantity of zero', () => {
    assert.throws(() => price(100, 0), /quantity must be positive/);
  });

  it('takes a tenth off from ten pieces', () => {
    assert.ok(price(100, 10) < 1100);
  });

  it('halves with the coupon', () => {
    assert.strictEqual(price(100, 2, 'HALF'), 100);
  });
});

describe('label', () => {
  it('labels an amount', () => {
    assert.ok(label(20000));
  });
});
