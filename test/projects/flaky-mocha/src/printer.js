const { createServer } = require('node:net');
const { shop } = require('./shop.js');

function spent() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

module.exports = {
  shop,
  /** Takes as much processor time as it says, however fast the processor is. */
  print(milliseconds) {
    const start = spent();
    let lines = 0;
    while (spent() - start < milliseconds) lines += 1;
    return lines;
  },
  /** Resolves to the listening server. */
  share: (where) =>
    new Promise((resolve, reject) => {
      const server = createServer((socket) => socket.end(shop));
      server.once('error', reject);
      server.listen(where, () => resolve(server));
    }),
};
