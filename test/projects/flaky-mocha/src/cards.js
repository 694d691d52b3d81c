const { shop } = require('./shop.js');

module.exports = {
  shop,
  shuffled(items) {
    const result = [...items];
    for (let index = result.length - 1; index > 0; index -= 1) {
      const other = Math.floor(Math.random() * (index + 1));
      [result[index], result[other]] = [result[other], result[index]];
    }
    return result;
  },
  /** One attempt in four fails. */
  deal() {
    if (Math.random() < 0.25) throw new Error('the dealer dropped the cards');
    return ['ace'];
  },
};
