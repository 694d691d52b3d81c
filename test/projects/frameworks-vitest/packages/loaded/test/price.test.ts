import assert from 'node:assert/strict';
import { discounted, isFree } from '@/price';

it('five off from ten pieces', () => {
  assert.equal(discounted({ price: 100, quantity: 9 }), 100);
  assert.equal(discounted({ price: 100, quantity: 10 }), 95);
  assert.equal(discounted({ price: 100, quantity: 11 }), 95);
});

it('free', () => {
  assert.equal(isFree(-1), true);
  assert.equal(isFree(1), false);
});
