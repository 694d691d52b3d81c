require('./shop.js');

const goods = [];

module.exports = {
  add: (good) => goods.push(good),
  items: () => [...goods],
  empty: () => goods.splice(0),
};
