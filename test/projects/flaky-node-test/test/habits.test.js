import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { suite, test } from 'node:test';
import { shop } from '../src/shop.js';

test('a parcel', async (context) => {
  let state = 'new';
  await context.test('is packed', () => {
    state = 'packed';
    assert.equal(shop, 'Corner Shop');
  });
  await context.test('is sent once it is packed', () => {
    assert.equal(state, 'packed');
    state = 'sent';
  });
  assert.equal(state, 'sent');
});

test('calls back', (_context, done) => {
  setTimeout(done, 5);
});

test('has the time of another program', () => {
  const told = Number(execFileSync(process.execPath, ['-p', 'Date.now()'], { encoding: 'utf8' }));
  assert.ok(Math.abs(told - Date.now()) < 10_000);
});

test('draws a hundred thousand times', () => {
  assert.equal(new Set(Array.from({ length: 100_000 }, () => Math.random())).size, 100_000);
});

test('is not for today', { skip: true }, () => {
  throw new Error('not today');
});

test('is for some day', { todo: true }, () => {});

suite('the same title', () => {
  test('again', () => assert.ok(shop));
  test('again', () => assert.ok(shop));
});
