const assert = require('node:assert');
const { goods, place } = require('../src/shelf.js');

describe('stocktaking with a list of its own', () => {
  let list;
  beforeEach(() => {
    list = ['glue'];
  });

  it('counts one', () => {
    assert.strictEqual(list.push('tape'), 2);
  });

  it('counts the other', () => {
    assert.deepStrictEqual(list, ['glue']);
  });

  for (const good of ['glue', 'tape > roll']) {
    it(`places ${good}`, () => {
      place(good);
      assert.ok(goods().includes(good));
    });
  }
});

// earnest-ordered
describe('stocktaking, step after step', () => {
  let counted = null;

  it('counts', () => {
    counted = 3;
    assert.strictEqual(counted, 3);
  });

  it('writes down what was counted', () => {
    assert.strictEqual(`counted ${counted}`, 'counted 3');
  });
});
