import type { Language } from "../payment-links/schema.ts";

/** How a reminder stands to the due date. */
export type Lateness = "before" | "today" | "late";

/** Every sentence of the letters about an invoice. Amounts, names and days come in already written for the reader. */
export interface InvoiceLetterWords {
  readonly hello: (name: string) => string;
  readonly invoice: {
    readonly subject: (number: string, merchant: string) => string;
    readonly heading: (amount: string) => string;
    readonly text: (number: string, merchant: string) => string;
    readonly settledText: (number: string, merchant: string) => string;
  };
  readonly reminder: Readonly<
    Record<
      Lateness,
      {
        readonly subject: (number: string, day: string) => string;
        readonly heading: (amount: string) => string;
        readonly text: (number: string, merchant: string, day: string) => string;
      }
    >
  > & { readonly already: string };
  readonly creditNote: {
    readonly subject: (number: string, merchant: string) => string;
    readonly heading: (amount: string) => string;
    readonly text: (merchant: string, invoice: string) => string;
  };
  readonly attached: string;
  readonly facts: {
    readonly number: string;
    readonly invoice: string;
    readonly total: string;
    readonly paid: string;
    readonly credited: string;
    readonly due: string;
    readonly dueDate: string;
  };
  readonly viewAndPay: string;
  readonly view: string;
  readonly viewCreditNote: string;
  readonly footer: (merchant: string) => string;
  readonly testMode: string;
}

const en: InvoiceLetterWords = {
  hello: (name) => `Hello ${name},`,
  invoice: {
    subject: (number, merchant) => `Invoice ${number} from ${merchant}`,
    heading: (amount) => `${amount} to pay`,
    text: (number, merchant) => `${merchant} sends you invoice ${number}. You choose how to pay on its page.`,
    settledText: (number, merchant) => `${merchant} sends you invoice ${number}. Nothing is due on it.`,
  },
  reminder: {
    before: {
      subject: (number, day) => `Invoice ${number} is due on ${day}`,
      heading: (amount) => `${amount} due soon`,
      text: (number, merchant, day) =>
        `A friendly reminder: invoice ${number} from ${merchant} is due on ${day}.`,
    },
    today: {
      subject: (number) => `Invoice ${number} is due today`,
      heading: (amount) => `${amount} due today`,
      text: (number, merchant) => `Invoice ${number} from ${merchant} is due today.`,
    },
    late: {
      subject: (number) => `Invoice ${number} is overdue`,
      heading: (amount) => `${amount} overdue`,
      text: (number, merchant, day) =>
        `Invoice ${number} from ${merchant} was due on ${day} and has not been paid in full.`,
    },
    already: "If you have just paid, you need not do anything.",
  },
  creditNote: {
    subject: (number, merchant) => `Credit note ${number} from ${merchant}`,
    heading: (amount) => `${amount} credited`,
    text: (merchant, invoice) => `${merchant} gives this back on invoice ${invoice}. Nothing is to be paid.`,
  },
  attached: "The PDF is attached.",
  facts: {
    number: "Number",
    invoice: "Invoice",
    total: "Total",
    paid: "Paid",
    credited: "Credited",
    due: "Amount due",
    dueDate: "Due",
  },
  viewAndPay: "View and pay",
  view: "View the invoice",
  viewCreditNote: "View the credit note",
  footer: (merchant) =>
    `${merchant} wrote to you with Paydeck. If you do not know them, you need not do anything.`,
  testMode: "Test mode: no real money moves.",
};

const es: InvoiceLetterWords = {
  hello: (name) => `Hola, ${name}:`,
  invoice: {
    subject: (number, merchant) => `Factura ${number} de ${merchant}`,
    heading: (amount) => `${amount} por pagar`,
    text: (number, merchant) => `${merchant} le envía la factura ${number}. Elija cómo pagar en su página.`,
    settledText: (number, merchant) =>
      `${merchant} le envía la factura ${number}. No hay nada pendiente en ella.`,
  },
  reminder: {
    before: {
      subject: (number, day) => `La factura ${number} vence el ${day}`,
      heading: (amount) => `${amount} por vencer`,
      text: (number, merchant, day) =>
        `Le recordamos que la factura ${number} de ${merchant} vence el ${day}.`,
    },
    today: {
      subject: (number) => `La factura ${number} vence hoy`,
      heading: (amount) => `${amount} vence hoy`,
      text: (number, merchant) => `La factura ${number} de ${merchant} vence hoy.`,
    },
    late: {
      subject: (number) => `La factura ${number} está vencida`,
      heading: (amount) => `${amount} en mora`,
      text: (number, merchant, day) =>
        `La factura ${number} de ${merchant} venció el ${day} y no ha sido pagada por completo.`,
    },
    already: "Si acaba de pagar, no tiene que hacer nada.",
  },
  creditNote: {
    subject: (number, merchant) => `Nota de crédito ${number} de ${merchant}`,
    heading: (amount) => `${amount} acreditados`,
    text: (merchant, invoice) =>
      `${merchant} le devuelve este importe de la factura ${invoice}. No hay nada que pagar.`,
  },
  attached: "El PDF va adjunto.",
  facts: {
    number: "Número",
    invoice: "Factura",
    total: "Total",
    paid: "Pagado",
    credited: "Acreditado",
    due: "Por pagar",
    dueDate: "Vencimiento",
  },
  viewAndPay: "Ver y pagar",
  view: "Ver la factura",
  viewCreditNote: "Ver la nota de crédito",
  footer: (merchant) => `${merchant} le escribió con Paydeck. Si no lo conoce, no tiene que hacer nada.`,
  testMode: "Modo de prueba: no se mueve dinero real.",
};

const pt: InvoiceLetterWords = {
  hello: (name) => `Olá, ${name},`,
  invoice: {
    subject: (number, merchant) => `Fatura ${number} de ${merchant}`,
    heading: (amount) => `${amount} a pagar`,
    text: (number, merchant) =>
      `${merchant} envia a você a fatura ${number}. Escolha como pagar na página dela.`,
    settledText: (number, merchant) =>
      `${merchant} envia a você a fatura ${number}. Não há nada pendente nela.`,
  },
  reminder: {
    before: {
      subject: (number, day) => `A fatura ${number} vence em ${day}`,
      heading: (amount) => `${amount} a vencer`,
      text: (number, merchant, day) => `Um lembrete: a fatura ${number} de ${merchant} vence em ${day}.`,
    },
    today: {
      subject: (number) => `A fatura ${number} vence hoje`,
      heading: (amount) => `${amount} vence hoje`,
      text: (number, merchant) => `A fatura ${number} de ${merchant} vence hoje.`,
    },
    late: {
      subject: (number) => `A fatura ${number} está vencida`,
      heading: (amount) => `${amount} em atraso`,
      text: (number, merchant, day) =>
        `A fatura ${number} de ${merchant} venceu em ${day} e não foi paga por completo.`,
    },
    already: "Se você acabou de pagar, não precisa fazer nada.",
  },
  creditNote: {
    subject: (number, merchant) => `Nota de crédito ${number} de ${merchant}`,
    heading: (amount) => `${amount} creditados`,
    text: (merchant, invoice) => `${merchant} devolve este valor da fatura ${invoice}. Não há nada a pagar.`,
  },
  attached: "O PDF está anexado.",
  facts: {
    number: "Número",
    invoice: "Fatura",
    total: "Total",
    paid: "Pago",
    credited: "Creditado",
    due: "A pagar",
    dueDate: "Vencimento",
  },
  viewAndPay: "Ver e pagar",
  view: "Ver a fatura",
  viewCreditNote: "Ver a nota de crédito",
  footer: (merchant) =>
    `${merchant} escreveu para você com o Paydeck. Se não conhece, não precisa fazer nada.`,
  testMode: "Modo de teste: nenhum dinheiro real é movimentado.",
};

const WORDS: Readonly<Record<Language, InvoiceLetterWords>> = { en, es, pt };

export function invoiceLetterWords(language: Language): InvoiceLetterWords {
  return WORDS[language];
}
