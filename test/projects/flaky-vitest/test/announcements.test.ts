import { expect, test, vi } from 'vitest';
import { announce } from '../src/display.ts';

const tell = vi.fn();

test('nothing is told about nothing', () => {
  announce(tell, '');
  expect(tell.mock.calls).toHaveLength(0);
});

test('news is told', () => {
  announce(tell, 'sale');
  expect(tell).toHaveBeenLastCalledWith('sale');
});
