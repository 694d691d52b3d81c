import { flushSync, mount } from 'svelte';
import { expect, test } from 'vitest';
import Price from '@/Price.svelte';

function shown(quantity: number): string | null {
  const target = document.createElement('div');
  flushSync(() => mount(Price, { target, props: { quantity } }));
  return target.textContent;
}

test('cheaper from ten pieces', () => {
  expect([shown(9), shown(12)]).toEqual(['91', '108']);
});
