import { describe, expect, test } from 'vitest';
import { buildInvoiceSummary, MixedCurrencies } from '../src/invoice.ts';
import { invoice, lineItem } from './factories.ts';

describe('buildInvoiceSummary', () => {
  // golden-path
  test('charges each line by its quantity', () => {
    const items = [lineItem({ quantity: 3, unitPrice: 250 }), lineItem({ quantity: 2, unitPrice: 1000 })];

    expect(buildInvoiceSummary(invoice({ id: 'inv-7', items }))).toEqual({
      invoiceId: 'inv-7',
      currency: 'EUR',
      pieces: 5,
      total: 2750,
    });
  });

  // duplicate-line
  test('charges the same line twice', () => {
    const coffee = lineItem({ unitPrice: 250 });

    expect(buildInvoiceSummary(invoice({ items: [coffee, coffee] }))).toMatchObject({ pieces: 2, total: 500 });
  });

  test('leaves hidden lines out of the pieces and of the total', () => {
    const items = [lineItem({ unitPrice: 400 }), lineItem({ unitPrice: 999, hidden: true })];

    expect(buildInvoiceSummary(invoice({ items }))).toMatchObject({ pieces: 1, total: 400 });
  });

  // empty-invoice
  test('charges nothing, in no currency, for an empty invoice', () => {
    expect(buildInvoiceSummary(invoice({ items: [] }))).toMatchObject({ currency: null, pieces: 0, total: 0 });
  });

  // currency-mismatch
  test('rejects lines in different currencies, and names them', () => {
    const items = [lineItem({ currency: 'EUR' }), lineItem({ currency: 'USD' })];

    expect(() => buildInvoiceSummary(invoice({ items }))).toThrow(MixedCurrencies);
    expect(() => buildInvoiceSummary(invoice({ items }))).toThrow('EUR and USD');
  });

  // hidden-currency
  test('does not mind the currency of a hidden line', () => {
    const items = [lineItem({ currency: 'EUR' }), lineItem({ currency: 'USD', hidden: true })];

    expect(buildInvoiceSummary(invoice({ items })).currency).toBe('EUR');
  });
});
