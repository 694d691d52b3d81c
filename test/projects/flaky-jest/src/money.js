require('./shop.js');

module.exports = {
  amount: (number) => number.toLocaleString(),
  sorted: (names) => [...names].sort((one, other) => one.localeCompare(other)),
  printed: (day) => day.toLocaleDateString(undefined, { timeZone: 'UTC' }),
};
