const { shop } = require('./shop.js');

module.exports = {
  shop,
  hourOf: (instant) => new Date(instant).getHours(),
  clockFace: (instant) => new Date(instant).toString().slice(16, 21),
  isOpenUntil: (day) => Date.now() < Date.parse(day),
  ageOf: (event) => Date.now() - event.at,
  happened: () => ({ at: Date.now() }),
  round: (number) => number.toLocaleString(undefined, { maximumFractionDigits: 1 }),
};
