const { shop } = require('./shop.js');

let user = null;

module.exports = {
  signIn(name) {
    user = name;
  },
  greeting: () => (user === null ? `Welcome to ${shop}` : `Hello, ${user}`),
  invite(send, { name, optedOut }) {
    if (!optedOut) send(name);
  },
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  currency: () => process.env.SHOP_CURRENCY ?? 'EUR',
  kinds(goods) {
    let count = 0;
    for (const _index in goods) count += 1;
    return count;
  },
};
