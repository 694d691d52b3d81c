import { expect, test } from 'vitest';
import { createApp } from 'vue';
import Price from '@/Price.vue';

function shown(quantity: number): string | null {
  const place = document.createElement('div');
  createApp(Price, { quantity }).mount(place);
  return place.textContent;
}

test('cheaper from ten pieces', () => {
  expect([shown(9), shown(11)]).toEqual(['90EUR', '99EUR']);
});
