const assert = require('node:assert');
const { priceOf, setDiscount } = require('../src/prices.js');

describe('winter sale', () => {
  it('takes a tenth off', () => {
    setDiscount(0.1);
    assert.strictEqual(priceOf(1000), 900);
  });
});
