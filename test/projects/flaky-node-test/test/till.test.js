import assert from 'node:assert/strict';
import { before, describe, it, test } from 'node:test';
import { arrive, clerkName, currency, inside, take } from '../src/till.js';

describe('till', () => {
  it('is empty in the morning', () => {
    assert.equal(inside(), 0);
  });

  describe('after a sale', () => {
    before(() => {
      take(250);
    });

    it('holds the price', () => {
      assert.equal(inside(), 250);
    });
  });
});

describe('clerk', () => {
  it('arrives', () => {
    assert.deepEqual(arrive('Ada'), { name: 'Ada' });
  });

  it('has a name', () => {
    assert.equal(clerkName(), 'Ada');
  });
});

test('the till counts in euros', () => {
  assert.equal(currency(), 'EUR');
});

test('the till counts in what the environment says', () => {
  process.env.SHOP_CURRENCY = 'SEK';
  assert.equal(currency(), 'SEK');
});
