const { addressOf, ask, close, outerAddress, serve } = require('../src/service.js');

test('the shop answers on its port', async () => {
  const server = await serve({ port: 18431 });
  try {
    expect(await ask('http://127.0.0.1:18431/')).toBe('Corner Shop');
  } finally {
    await close(server);
  }
});

test('the shop answers the street', async () => {
  const server = await serve({ port: 0, host: '0.0.0.0' });
  try {
    expect(await ask(`http://${outerAddress()}:${server.address().port}/`)).toBe('Corner Shop');
  } finally {
    await close(server);
  }
});

test('the warehouse has an address', async () => {
  expect(await addressOf('{{registry}}')).toMatch(/^[\da-f.:]+$/);
});
