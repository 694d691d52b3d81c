import { shop } from './shop.js';

const DAY = 24 * 60 * 60 * 1000;

export const owner = shop;
export const monthOf = (instant) => new Date(instant).getMonth() + 1;
export const fromForm = (text) => new Date(text).getTime();
export const nights = (arrival, departure) => (departure - arrival) / DAY;
export const runsUntil = (day) => new Date() < new Date(day);
export const openingNote = (day) => `since ${day.toLocaleDateString(undefined, { dateStyle: 'medium', timeZone: 'UTC' })}`;
export const listed = (names) => [...names].sort((one, other) => one.localeCompare(other));
export const counted = (number) => `${number.toLocaleString()} pieces`;
export const now = () => Date.now();

export async function patiently(action, waitMs) {
  for (;;) {
    const result = action();
    if (result !== null) return result;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}
