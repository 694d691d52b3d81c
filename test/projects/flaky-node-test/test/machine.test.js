import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { addressesOf, grind, grindInPieces, offer, outerAddress, textAt } from '../src/machine.js';

const streetOf = (server, host) => `http://${host}:${server.address().port}/`;

describe('machine', () => {
  it('grinds before the customer leaves', async () => {
    const first = await Promise.race([grindInPieces(100), pause(330, 'left')]);
    assert.equal(first, 'ground');
  });

  it('is offered on its port', async () => {
    const server = await offer({ port: 18437, host: '127.0.0.1' });
    const text = await textAt('http://127.0.0.1:18437/');
    server.close();
    assert.equal(text, 'Corner Shop');
  });

  it('is offered to the street', async (context) => {
    const server = await offer({ port: 0, host: '0.0.0.0' });
    context.after(() => server.close());
    assert.equal(await textAt(streetOf(server, outerAddress())), 'Corner Shop');
  });

  it('finds the warehouse', async () => {
    assert.notEqual((await addressesOf('{{registry}}')).length, 0);
  });

  it('is offered on a port of the system', async () => {
    const server = await offer({ port: 0, host: '127.0.0.1' });
    const text = await textAt(streetOf(server, '127.0.0.1'));
    server.close();
    assert.equal(text, 'Corner Shop');
  });

  it('grinds in the end', () => {
    assert.ok(grind(200) > 0);
  });
});

describe('two machines', { concurrency: true }, () => {
  it('one grinds', async () => {
    assert.equal(await grindInPieces(16), 'ground');
  });

  it('the other grinds beside', async () => {
    assert.equal(await grindInPieces(16), 'ground');
  });
});
