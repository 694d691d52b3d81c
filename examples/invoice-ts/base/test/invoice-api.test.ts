import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Invoice } from '../src/invoice.ts';
import { createInvoiceServer } from '../src/server.ts';
import { invoice, lineItem } from './factories.ts';

const invoices = [
  invoice({ id: 'coffee', items: [lineItem({ quantity: 2, unitPrice: 250 })] }),
  invoice({ id: 'mixed', items: [lineItem({ currency: 'EUR' }), lineItem({ currency: 'USD' })] }),
];

function findInvoice(id: string): Invoice | undefined {
  if (id === 'broken') {
    throw new Error('disk on fire');
  }
  return invoices.find((one) => one.id === id);
}

describe('GET /api/invoices/:id/summary', () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createInvoiceServer(findInvoice).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    server.close();
    await once(server, 'close');
  });

  test('answers with the summary as JSON', async () => {
    const response = await fetch(`${origin}/api/invoices/coffee/summary`);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ invoiceId: 'coffee', currency: 'EUR', pieces: 2, total: 500 });
  });

  test('answers 404 for an invoice that is not there', async () => {
    const response = await fetch(`${origin}/api/invoices/unknown/summary`);

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'There is no such invoice.' });
  });

  test('answers 422 with the reason for an invoice in two currencies', async () => {
    const response = await fetch(`${origin}/api/invoices/mixed/summary`);

    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ error: 'An invoice has one currency; this one has EUR and USD.' });
  });

  test('answers 500, and keeps the cause to itself, when the invoice cannot be read', async () => {
    const response = await fetch(`${origin}/api/invoices/broken/summary`);

    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: 'The summary could not be made.' });
  });

  test.each([
    ['POST', '/api/invoices/coffee/summary'],
    ['GET', '/api/invoices/coffee/summary/more'],
    ['GET', '/old/api/invoices/coffee/summary'],
  ])('answers 404 to %s %s', async (method, path) => {
    const response = await fetch(`${origin}${path}`, { method });

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'There is no such page.' });
  });
});
