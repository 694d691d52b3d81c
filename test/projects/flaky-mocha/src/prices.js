const { shop } = require('./shop.js');

let discount = 0;

module.exports = {
  shop,
  setDiscount(share) {
    discount = share;
  },
  priceOf: (cents) => Math.round(cents * (1 - discount)),
};
