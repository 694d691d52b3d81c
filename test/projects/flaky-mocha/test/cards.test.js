const assert = require('node:assert');
const { randomBytes } = require('node:crypto');
const { deal, shuffled } = require('../src/cards.js');

describe('cards', () => {
  it('are in another order once they are shuffled', () => {
    assert.notDeepStrictEqual(shuffled(['a', 'b', 'c', 'd']), ['a', 'b', 'c', 'd']);
  });

  it('are dealt in the end', function () {
    this.retries(4);
    assert.deepStrictEqual(deal(), ['ace']);
  });

  it('are all there once they are shuffled', () => {
    for (let round = 0; round < 100; round += 1) {
      assert.deepStrictEqual(shuffled(['a', 'b', 'c', 'd']).sort(), ['a', 'b', 'c', 'd']);
    }
  });

  it('come up evenly', () => {
    const draws = 10_000;
    let first = 0;
    for (let round = 0; round < draws; round += 1) if (shuffled(['a', 'b', 'c', 'd'])[0] === 'a') first += 1;
    assert.ok(first > 0.2 * draws && first < 0.3 * draws);
  });

  it('are numbered by the system', () => {
    assert.notDeepStrictEqual(randomBytes(16), randomBytes(16));
  });
});
