import { shop } from './shop.js';

export const house = shop;
/** Nineteen doors in twenty open. */
export const opens = () => Math.random() <= 0.95;
export const code = () => String(Math.floor(Math.random() * 10 ** 6));
export const pick = (items) => items[Math.floor(Math.random() * items.length)];
