const net = require('node:net');
const { add, empty, items } = require('../src/basket.js');
const { shuffled } = require('../src/chance.js');
const { ask, close, serve } = require('../src/service.js');
const { shop } = require('../src/shop.js');

jest.mock('../src/tokens.js', () => ({ token: jest.fn(() => 'a token') }));

test('a deck of cards is in another order once it is shuffled', () => {
  const deck = Array.from({ length: 52 }, (_, card) => card);
  expect(shuffled(deck)).not.toEqual(deck);
});

test('a hundred thousand draws differ', () => {
  expect(new Set(Array.from({ length: 100_000 }, Math.random)).size).toBe(100_000);
});

test('two long names differ', () => {
  const name = () => 'xxxxxxxxxxxxxxxx'.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16));
  expect(name()).not.toBe(name());
  expect(name()).toMatch(/^[\da-f]{16}$/);
});

test('a wait varies within its bounds', () => {
  const wait = 1000 * (0.5 + Math.random());
  expect(wait).toBeGreaterThanOrEqual(500);
  expect(wait).toBeLessThan(1500);
});

test('a taken port is told', async () => {
  const server = await serve({ port: 0, host: '127.0.0.1' });
  await expect(serve({ port: server.address().port, host: '127.0.0.1' })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await close(server);
});

test('the next port is taken when one is not free', async () => {
  const listen = (port) => serve({ port, host: '127.0.0.1' }).catch(() => listen(port + 1));
  const server = await listen(18441);
  expect(server.address().port).toBeGreaterThanOrEqual(18441);
  await close(server);
});

test('a name of our own leads to this machine', async () => {
  const server = await serve({ port: 0, host: '127.0.0.1' });
  const lookup = (_name, options, done) =>
    options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
  const options = { host: 'shop.example', port: server.address().port, lookup };
  expect(await ask({ ...options, path: '/' })).toBe('Corner Shop');
  await new Promise((resolve, reject) => net.connect(options, resolve).once('error', reject).once('connect', function done() { this.destroy(); }));
  await close(server);
});

test('a closed port refuses', async () => {
  const server = await serve({ port: 0, host: '127.0.0.1' });
  const { port } = server.address();
  await close(server);
  await expect(ask(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('assertions are counted', () => {
  expect.assertions(2);
  expect(shop).toBe('Corner Shop');
  expect(require('../src/tokens.js').token()).toBe('a token');
});

test.failing('what is known to fail', () => {
  expect(shop).toBe('Supermarket');
});

describe('with hooks', () => {
  const steps = [];
  beforeAll(() => steps.push('suite'));
  beforeEach(() => steps.push('test'));
  afterEach(() => empty());

  test('one', () => {
    add('one');
    expect(steps[0]).toBe('suite');
    expect(steps.at(-1)).toBe('test');
    expect(items()).toEqual(['one']);
  });

  test('two', (done) => {
    setTimeout(() => {
      expect(items()).toEqual([]);
      done();
    }, 5);
  });
});

describe('the same title', () => {
  test('again', () => expect(1).toBe(1));
  test('again', () => expect(2).toBe(2));
});

test.skip('not today', () => {
  throw new Error('not today');
});

test.todo('some day');
