import type { Invoice, LineItem } from '../src/invoice.ts';

/** A valid line; a test names only what it is about. */
export function lineItem(overrides: Partial<LineItem> = {}): LineItem {
  return { description: 'Coffee', quantity: 1, unitPrice: 250, currency: 'EUR', hidden: false, ...overrides };
}

/** A valid invoice of one line. */
export function invoice(overrides: Partial<Invoice> = {}): Invoice {
  return { id: 'inv-1', items: [lineItem()], ...overrides };
}
