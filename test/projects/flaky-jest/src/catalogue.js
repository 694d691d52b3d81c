require('./shop.js');

function spent() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Takes as much processor time as it says, however fast the processor is. */
function render(milliseconds) {
  const start = spent();
  while (spent() - start < milliseconds);
  return '<ul></ul>';
}

module.exports = {
  render,
  async renderInPieces(milliseconds) {
    const start = spent();
    while (spent() - start < milliseconds) {
      for (let round = 0; round < 1000; round += 1) spent();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return 'rendered';
  },
};
