const { shop } = require('./shop.js');

const goods = new Set();
let label = null;

module.exports = {
  shop,
  place(good) {
    goods.add(good);
    return goods.has(good);
  },
  goods: () => [...goods],
  reserve(good) {
    if (goods.has(`reserved ${good}`)) throw new Error(`${good} is reserved`);
    goods.add(`reserved ${good}`);
    return good;
  },
  printLabel(text) {
    label = { text };
    return label;
  },
  readLabel: () => label.text,
  region: () => process.env.SHOP_REGION ?? 'north',
};
