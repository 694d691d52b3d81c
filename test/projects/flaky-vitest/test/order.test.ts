import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { cart } from '../src/cart.ts';
import { stamp } from '../src/dates.ts';

describe('a cart cleared before each test', () => {
  beforeEach(() => {
    cart.clear();
    cart.put('ink', 1);
  });

  test('holds the ink', () => {
    expect(cart.pieces('ink')).toBe(1);
  });

  test('can hold more ink', () => {
    cart.put('ink', 2);
    expect(cart.pieces('ink')).toBe(2);
  });
});

// earnest-ordered
describe('an order, step after step', () => {
  const steps: string[] = [];

  test('is packed', () => {
    steps[0] = 'packed';
    expect(steps[0]).toBe('packed');
  });

  test('is sent once it is packed', () => {
    steps[1] = 'sent';
    expect(steps).toEqual(['packed', 'sent']);
  });
});

describe('papers', () => {
  test.each([
    { good: 'pen', pieces: 1 },
    { good: 'ink > paper', pieces: 2 },
  ])('of $pieces × $good', ({ good, pieces }) => {
    expect({ good, pieces }).toMatchSnapshot();
  });

  test('look as they did', () => {
    expect(['pen', 'ink']).toMatchInlineSnapshot(`
      [
        "pen",
        "ink",
      ]
    `);
  });

  test('are as young as they are', () => {
    const folder = mkdtempSync(join(tmpdir(), 'papers-'));
    const before = stamp();
    writeFileSync(join(folder, 'paper'), 'paper');
    const { mtimeMs } = statSync(join(folder, 'paper'));
    rmSync(folder, { recursive: true });
    expect(mtimeMs).toBeGreaterThan(before - 5000);
    expect(mtimeMs).toBeLessThan(stamp() + 5000);
  });
});

describe.concurrent('clerks', () => {
  test('one packs', async ({ expect: here }) => {
    await Promise.resolve();
    here(cart.pieces('paper')).toBe(0);
  });

  test('another packs beside', async ({ expect: here }) => {
    await Promise.resolve();
    here(cart.pieces('glue')).toBe(0);
  });
});
