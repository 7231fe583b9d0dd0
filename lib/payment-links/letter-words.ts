import type { Language } from "./schema.ts";

/** Every sentence of the letters about a payment link. Amounts, names and days come in already written for the reader. */
export interface LetterWords {
  readonly link: {
    readonly subject: (merchant: string, title: string) => string;
    readonly preview: (amount: string) => string;
    readonly heading: (amount: string | null) => string;
    readonly text: (merchant: string) => string;
    readonly button: string;
    readonly footer: (merchant: string) => string;
  };
  readonly receipt: {
    readonly subject: (merchant: string, amount: string) => string;
    readonly preview: string;
    readonly heading: string;
    readonly text: (merchant: string, amount: string) => string;
    readonly button: string;
    readonly footer: (merchant: string) => string;
  };
  readonly hello: (name: string) => string;
  readonly amount: string;
  readonly yourChoice: string;
  readonly what: string;
  readonly invoice: string;
  readonly openUntil: string;
  readonly paidOn: string;
  readonly receiptNumber: string;
  readonly testMode: string;
}

const en: LetterWords = {
  link: {
    subject: (merchant, title) => `${merchant}: ${title}`,
    preview: (amount) => `${amount}. You choose how to pay on the page behind the button.`,
    heading: (amount) => (amount === null ? "A payment for you to make" : `${amount} to pay`),
    text: (merchant) => `${merchant} asks you for this payment. You choose how to pay on their page.`,
    button: "Open and pay",
    footer: (merchant) =>
      `${merchant} wrote to you with Paydeck. If you do not know them, you need not do anything.`,
  },
  receipt: {
    subject: (merchant, amount) => `Receipt: ${amount} to ${merchant}`,
    preview: "Your payment has arrived.",
    heading: "Payment received",
    text: (merchant, amount) =>
      `${merchant} has received your payment of ${amount}. Keep this letter as your receipt.`,
    button: "Show the receipt",
    footer: (merchant) => `${merchant} wrote to you with Paydeck because a payment in your name arrived.`,
  },
  hello: (name) => `Hello ${name},`,
  amount: "Amount",
  yourChoice: "As you choose",
  what: "For",
  invoice: "Invoice",
  openUntil: "Open until",
  paidOn: "Paid on",
  receiptNumber: "Receipt",
  testMode: "Test mode: no real money moves.",
};

const es: LetterWords = {
  link: {
    subject: (merchant, title) => `${merchant}: ${title}`,
    preview: (amount) => `${amount}. Elija cómo pagar en la página que abre el botón.`,
    heading: (amount) => (amount === null ? "Un pago pendiente" : `${amount} por pagar`),
    text: (merchant) => `${merchant} le solicita este pago. Elija cómo pagar en su página.`,
    button: "Abrir y pagar",
    footer: (merchant) => `${merchant} le escribió con Paydeck. Si no lo conoce, no tiene que hacer nada.`,
  },
  receipt: {
    subject: (merchant, amount) => `Recibo: ${amount} a ${merchant}`,
    preview: "Su pago ha llegado.",
    heading: "Pago recibido",
    text: (merchant, amount) => `${merchant} recibió su pago de ${amount}. Guarde este mensaje como recibo.`,
    button: "Ver el recibo",
    footer: (merchant) => `${merchant} le escribió con Paydeck porque llegó un pago a su nombre.`,
  },
  hello: (name) => `Hola, ${name}:`,
  amount: "Importe",
  yourChoice: "El que usted elija",
  what: "Concepto",
  invoice: "Factura",
  openUntil: "Abierto hasta el",
  paidOn: "Pagado el",
  receiptNumber: "Recibo",
  testMode: "Modo de prueba: no se mueve dinero real.",
};

const pt: LetterWords = {
  link: {
    subject: (merchant, title) => `${merchant}: ${title}`,
    preview: (amount) => `${amount}. Escolha como pagar na página que o botão abre.`,
    heading: (amount) => (amount === null ? "Um pagamento a fazer" : `${amount} a pagar`),
    text: (merchant) => `${merchant} solicita este pagamento. Escolha como pagar na página.`,
    button: "Abrir e pagar",
    footer: (merchant) =>
      `${merchant} escreveu para você com o Paydeck. Se não conhece, não precisa fazer nada.`,
  },
  receipt: {
    subject: (merchant, amount) => `Recibo: ${amount} para ${merchant}`,
    preview: "Seu pagamento chegou.",
    heading: "Pagamento recebido",
    text: (merchant, amount) =>
      `${merchant} recebeu seu pagamento de ${amount}. Guarde esta mensagem como recibo.`,
    button: "Ver o recibo",
    footer: (merchant) =>
      `${merchant} escreveu para você com o Paydeck porque chegou um pagamento em seu nome.`,
  },
  hello: (name) => `Olá, ${name},`,
  amount: "Valor",
  yourChoice: "O que você escolher",
  what: "Referente a",
  invoice: "Fatura",
  openUntil: "Aberto até",
  paidOn: "Pago em",
  receiptNumber: "Recibo",
  testMode: "Modo de teste: nenhum dinheiro real é movimentado.",
};

const WORDS: Readonly<Record<Language, LetterWords>> = { en, es, pt };

export function letterWords(language: Language): LetterWords {
  return WORDS[language];
}
