import { beforeAll, describe, expect, test, vi } from 'vitest';
import { copyOf, display, language } from '../src/display.ts';

describe('display', () => {
  test('is black on white', () => {
    expect(display.colour()).toBe('black');
  });

  describe('at night', () => {
    beforeAll(() => {
      display.darken();
    });

    test('is white on black', () => {
      expect(display.colour()).toBe('white');
    });
  });
});

describe('language', () => {
  test('is English by itself', () => {
    expect(language()).toBe('en');
  });

  test('follows the environment', () => {
    vi.stubEnv('SHOP_LANGUAGE', 'sv');
    expect(language()).toBe('sv');
  });
});

describe('copies', () => {
  test('equal what they are of', () => {
    expect(copyOf(['pen'])).toEqual(['pen']);
  });

  test('are made by the platform', () => {
    vi.stubGlobal('structuredClone', () => 'a copy');
    expect(copyOf(['pen'])).toBe('a copy');
  });
});
