import { createServer, type Server, type ServerResponse } from 'node:http';
import { buildInvoiceSummary, type Invoice, MixedCurrencies } from './invoice.ts';

const SUMMARY_PATH = /^\/api\/invoices\/([\w-]+)\/summary$/;

/** Serves `GET /api/invoices/:id/summary` as JSON. The caller listens and closes. */
export function createInvoiceServer(find: (id: string) => Invoice | undefined): Server {
  return createServer((request, response) => {
    const id = SUMMARY_PATH.exec(`${request.url}`)?.[1];
    if (request.method === 'GET' && id !== undefined) {
      answerWithSummary(response, () => find(id));
    } else {
      answer(response, 404, { error: 'There is no such page.' });
    }
  });
}

function answerWithSummary(response: ServerResponse, find: () => Invoice | undefined): void {
  try {
    const invoice = find();
    if (invoice === undefined) {
      answer(response, 404, { error: 'There is no such invoice.' });
    } else {
      answer(response, 200, buildInvoiceSummary(invoice));
    }
  } catch (error) {
    if (error instanceof MixedCurrencies) {
      answer(response, 422, { error: error.message });
    } else {
      answer(response, 500, { error: 'The summary could not be made.' });
    }
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
