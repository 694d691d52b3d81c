import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { counted, listed } from '../src/time.js';

describe('papers', () => {
  let pages;
  beforeEach(() => {
    pages = ['cover'];
  });

  it('take a page', () => {
    pages.push('index');
    assert.deepEqual(pages, ['cover', 'index']);
  });

  it('begin with a cover', () => {
    assert.deepEqual(pages, ['cover']);
  });

  for (const number of [1, 2]) {
    it(`are counted to ${number} > 0`, () => {
      assert.equal(counted(number), `${number} pieces`);
    });
  }

  it('look as they did', (context) => {
    context.assert.snapshot(listed(['b', 'a']));
  });
});

// earnest-ordered
describe('papers, step after step', () => {
  const steps = [];

  it('are written', () => {
    steps[0] = 'written';
    assert.equal(steps[0], 'written');
  });

  it('are signed once they are written', () => {
    steps[1] = 'signed';
    assert.deepEqual(steps, ['written', 'signed']);
  });
});
