require('./shop.js');

let account = null;
const names = new Set();
const redeemed = new Set();

module.exports = {
  open(owner) {
    account = { owner, bookings: [] };
    return account;
  },
  book(amount) {
    account.bookings.push(amount);
    return account.bookings.at(-1);
  },
  register(name) {
    if (names.has(name)) throw new Error(`${name} is taken`);
    names.add(name);
    return name;
  },
  redeem: (voucher) => redeemed.add(voucher),
  canRedeem: (voucher) => !redeemed.has(voucher),
  forgetVouchers: () => redeemed.clear(),
};
