const { shop } = require('./shop.js');

module.exports = {
  token(lifetimeSeconds) {
    const payload = { issuer: shop, expires: Math.floor(Date.now() / 1000) + lifetimeSeconds };
    return Buffer.from(JSON.stringify(payload)).toString('base64url');
  },
  isExpired: (token) => JSON.parse(Buffer.from(token, 'base64url').toString()).expires * 1000 <= Date.now(),
  stamped: (event) => ({ ...event, at: Date.now() }),
  async tryAgain(action, { times, waitMs }) {
    for (let left = times; ; left -= 1) {
      try {
        return await action();
      } catch (error) {
        if (left <= 1) throw error;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  },
};
