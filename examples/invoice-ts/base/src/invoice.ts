/** One line of an invoice. Money is in whole cents, so that sums are exact. */
export interface LineItem {
  readonly description: string;
  readonly quantity: number;
  readonly unitPrice: number;
  /** ISO 4217, such as EUR. */
  readonly currency: string;
  /** Noted for the books, never shown to the customer and never charged. */
  readonly hidden: boolean;
}

export interface Invoice {
  readonly id: string;
  readonly items: readonly LineItem[];
}

export interface InvoiceSummary {
  readonly invoiceId: string;
  /** null when nothing is charged. */
  readonly currency: string | null;
  /** How many pieces are charged, over all lines. */
  readonly pieces: number;
  readonly total: number;
}

/** The lines of one invoice cannot be added up, because they are in different currencies. */
export class MixedCurrencies extends Error {
  constructor(currencies: readonly string[]) {
    super(`An invoice has one currency; this one has ${currencies.join(' and ')}.`);
  }
}

/**
 * What the customer is charged.
 *
 * @throws MixedCurrencies when the lines that are charged are not all in one currency
 */
export function buildInvoiceSummary(invoice: Invoice): InvoiceSummary {
  const charged = invoice.items.filter((item) => !item.hidden);
  const currencies = [...new Set(charged.map((item) => item.currency))];
  if (currencies.length > 1) {
    throw new MixedCurrencies(currencies);
  }
  return {
    invoiceId: invoice.id,
    currency: currencies[0] ?? null,
    pieces: charged.reduce((sum, item) => sum + item.quantity, 0),
    total: sumOf(charged),
  };
}

function sumOf(items: readonly LineItem[]): number {
  return items.reduce((sum, item) => sum + item.quantity * item.unitPrice, 0);
}
