import type { Language } from "../payment-links/schema.ts";

/** What customers read that is written down with the invoice, in the invoice's language. */
export interface InvoiceWords {
  /** What it is for, on the page where it is paid. */
  readonly linkTitle: (number: string) => string;
  /** On that page, once the invoice is void. */
  readonly voided: (number: string) => string;
  /** On that page, once credit notes took off all of it. */
  readonly credited: (number: string) => string;
}

export const INVOICE_WORDS: Readonly<Record<Language, InvoiceWords>> = {
  en: {
    linkTitle: (number) => `Invoice ${number}`,
    voided: (number) => `Invoice ${number} was voided. There is nothing to pay.`,
    credited: (number) => `Invoice ${number} was credited in full. There is nothing to pay.`,
  },
  es: {
    linkTitle: (number) => `Factura ${number}`,
    voided: (number) => `La factura ${number} fue anulada. No hay nada que pagar.`,
    credited: (number) => `La factura ${number} fue abonada por completo. No hay nada que pagar.`,
  },
  pt: {
    linkTitle: (number) => `Fatura ${number}`,
    voided: (number) => `A fatura ${number} foi anulada. Não há nada a pagar.`,
    credited: (number) => `A fatura ${number} foi creditada por completo. Não há nada a pagar.`,
  },
};
