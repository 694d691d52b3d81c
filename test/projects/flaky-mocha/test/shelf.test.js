const assert = require('node:assert');
const { goods, place, printLabel, readLabel, region, reserve } = require('../src/shelf.js');

describe('shelf', () => {
  it('has no pens by itself', () => {
    assert.ok(!goods().includes('pen'));
  });

  it('has no glass by itself', () => {
    assert.ok(!goods().includes('glass'));
  });

  describe('with glass', () => {
    before(() => {
      place('glass');
    });

    it('has glass', () => {
      assert.ok(goods().includes('glass'));
    });
  });
});

describe('shelf with pens', () => {
  before(() => {
    place('pen');
  });

  it('has pens', () => {
    assert.ok(goods().includes('pen'));
  });
});

describe('labels', () => {
  it('are printed', () => {
    assert.deepStrictEqual(printLabel('pens'), { text: 'pens' });
  });

  it('can be read', () => {
    assert.strictEqual(readLabel(), 'pens');
  });
});

describe('region', () => {
  it('is the north by itself', () => {
    assert.strictEqual(region(), 'north');
  });

  it('follows the environment', () => {
    process.env.SHOP_REGION = 'south';
    assert.strictEqual(region(), 'south');
  });
});

describe('reservation', () => {
  it('holds a good', () => {
    assert.strictEqual(reserve('ink'), 'ink');
  });
});
