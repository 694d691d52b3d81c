import { expect, test, vi } from 'vitest';
import { announce } from '../src/display.ts';

const tell = vi.fn(() => true);
const call = vi.fn(() => true);

test('nothing is told about nothing', () => {
  announce(tell, '');
  expect(tell.mock.calls).toHaveLength(0);
});

test('news is told', () => {
  announce(tell, 'sale');
  expect(tell).toHaveBeenLastCalledWith('sale');
});

test('news is heard', () => {
  expect(announce(call, 'sale')).toBe(true);
});

test('news is missed', () => {
  call.mockReturnValue(false);
  expect(announce(call, 'sale')).toBe(false);
});
