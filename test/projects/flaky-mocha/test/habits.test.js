const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const { shop } = require('../src/shop.js');
const { shuffled } = require('../src/cards.js');

describe('habits', () => {
  const steps = [];
  before((done) => {
    steps.push('suite');
    done();
  });
  beforeEach(async () => {
    await Promise.resolve();
    steps.push('test');
  });

  it('calls back', (done) => {
    setTimeout(() => {
      assert.strictEqual(steps.at(-1), 'test');
      done();
    }, 5);
  });

  it('takes its time', function () {
    this.timeout(5000);
    this.slow(1000);
    assert.strictEqual(shop, 'Corner Shop');
  });

  it('skips itself', function () {
    this.skip();
  });

  it('some day');

  it('draws a hundred thousand times', () => {
    assert.strictEqual(new Set(Array.from({ length: 100_000 }, () => Math.random())).size, 100_000);
  });

  it('shuffles a whole deck', () => {
    const deck = Array.from({ length: 52 }, (_, card) => card);
    assert.notDeepStrictEqual(shuffled(deck), deck);
  });

  it('has the time of another program', () => {
    const told = Number(execFileSync(process.execPath, ['-p', 'Date.now()'], { encoding: 'utf8' }));
    assert.ok(Math.abs(told - Date.now()) < 10_000);
  });

  it('repeats a title', () => assert.ok(shop));
  it('repeats a title', () => assert.ok(shop));
});
