import { shop } from './shop.js';

let cents = 0;
let clerk = null;

export const owner = shop;
export const take = (amount) => {
  cents = amount;
};
export const inside = () => cents;
export const arrive = (name) => {
  clerk = { name };
  return clerk;
};
export const clerkName = () => clerk.name;
export const currency = () => process.env.SHOP_CURRENCY ?? 'EUR';
