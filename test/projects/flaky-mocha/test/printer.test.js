const assert = require('node:assert');
const net = require('node:net');
const { print, share } = require('../src/printer.js');

function heard(port) {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = net.connect(port, '127.0.0.1');
    socket.on('data', (part) => {
      text += part;
    });
    socket.once('end', () => resolve(text));
    socket.once('error', reject);
  });
}

describe('printer', () => {
  it('prints a page in time', () => {
    const start = process.hrtime.bigint();
    print(100);
    assert.ok(process.hrtime.bigint() - start < 330_000_000n, 'printed too slowly');
  });

  it('is shared on its port', async () => {
    const server = await share(18435);
    const text = await heard(18435);
    server.close();
    assert.strictEqual(text, 'Corner Shop');
  });

  it('is shared on a port of the system', async () => {
    const server = await share({ port: 0, host: '127.0.0.1' });
    const text = await heard(server.address().port);
    server.close();
    assert.strictEqual(text, 'Corner Shop');
  });

  it('prints two pages in the end', () => {
    assert.ok(print(160) > 0);
  });
});
