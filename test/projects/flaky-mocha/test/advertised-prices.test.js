const assert = require('node:assert');
const { priceOf } = require('../src/prices.js');

describe('advertised prices', () => {
  it('are charged in full', () => {
    assert.strictEqual(priceOf(1000), 1000);
  });
});
