const { lookup } = require('node:dns/promises');
const http = require('node:http');
const { networkInterfaces } = require('node:os');
const { shop } = require('./shop.js');

module.exports = {
  /** Resolves to the listening server. */
  serve: (where) =>
    new Promise((resolve, reject) => {
      const server = http.createServer((_request, response) => response.setHeader('connection', 'close').end(shop));
      server.once('error', reject);
      server.listen(where, () => resolve(server));
    }),
  ask: (where) =>
    new Promise((resolve, reject) => {
      http
        .get(where, (response) => {
          let text = '';
          response.on('data', (part) => {
            text += part;
          });
          response.on('end', () => resolve(text));
        })
        .once('error', reject);
    }),
  close: (server) => new Promise((resolve) => server.close(resolve)),
  addressOf: async (name) => (await lookup(name)).address,
  /** The address under which other machines reach this one. */
  outerAddress: () =>
    Object.values(networkInterfaces())
      .flat()
      .find(({ internal, family }) => !internal && family === 'IPv4').address,
};
