const { mkdtempSync, rmSync } = require('node:fs');
const net = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { ask, close, serve } = require('../src/service.js');

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await close(server);
  return port;
}

test('the shop answers on a port of the system', async () => {
  const server = await serve({ port: 0 });
  try {
    expect(await ask(`http://localhost:${server.address().port}/`)).toBe('Corner Shop');
  } finally {
    await close(server);
  }
});

test('the shop answers on a port that was free a moment ago', async () => {
  const port = await freePort();
  const server = await serve({ port, host: '127.0.0.1' });
  try {
    expect(await (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text()).toBe('Corner Shop');
  } finally {
    await close(server);
  }
});

test('the shop answers on a socket of the file system', async () => {
  const folder = mkdtempSync(join(tmpdir(), 's-'));
  const server = await serve({ path: join(folder, 's') });
  try {
    expect(await ask({ socketPath: join(folder, 's'), path: '/' })).toBe('Corner Shop');
  } finally {
    await close(server);
    rmSync(folder, { recursive: true });
  }
});
