import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { code, opens, pick } from '../src/chance.js';

describe('chance', () => {
  it('a door opens', () => {
    assert.ok(opens());
  });

  it('a code has six figures', () => {
    assert.equal(code().length, 6);
  });

  it('what is picked is one of them', () => {
    for (let round = 0; round < 100; round += 1) assert.ok(['pen', 'ink'].includes(pick(['pen', 'ink'])));
  });

  it('most doors open', () => {
    const open = Array.from({ length: 10_000 }, opens).filter(Boolean).length;
    assert.ok(open > 9000 && open < 9900);
  });

  it('a door at the brink stays shut', (context) => {
    context.mock.method(Math, 'random', () => 0.96);
    assert.equal(opens(), false);
  });
});
