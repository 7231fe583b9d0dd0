import type { Language } from "./schema.ts";

/** Every sentence of the public page. Amounts, names and dates come in already written for the reader. */
export interface PayWords {
  readonly languageName: string;
  readonly invoice: (number: string) => string;
  readonly testMode: string;
  readonly validUntil: (date: string) => string;
  readonly amount: string;
  readonly amountPlaceholder: string;
  readonly chooseMethod: string;
  readonly pay: (amount: string) => string;
  readonly continue: string;
  readonly payAt: (provider: string) => string;
  readonly speed: {
    readonly seconds: (n: number) => string;
    readonly minutes: (n: number) => string;
    readonly hours: (n: number) => string;
    readonly days: (n: number) => string;
  };
  readonly onNetwork: (network: string) => string;
  readonly unavailable: {
    readonly aboveMax: (limit: string) => string;
    readonly belowMin: (limit: string) => string;
    readonly currency: (currencies: string) => string;
    readonly down: string;
  };
  readonly noWay: { readonly title: string; readonly text: (merchant: string) => string };
  readonly redirect: {
    readonly title: string;
    readonly text: (provider: string) => string;
    readonly button: (provider: string) => string;
  };
  readonly voucher: { readonly code: string; readonly text: string; readonly open: string };
  readonly bank: { readonly text: string };
  readonly crypto: {
    readonly sendExactly: (network: string) => string;
    readonly address: string;
    readonly exactAmount: string;
    readonly warning: (token: string, network: string) => string;
    readonly checkout: (provider: string) => string;
    readonly qr: string;
  };
  readonly waiting: string;
  readonly seen: string;
  readonly checking: { readonly title: string; readonly text: string };
  readonly live: string;
  readonly paid: {
    readonly with: (method: string) => string;
    readonly already: string;
    readonly receipt: string;
    readonly reference: string;
    readonly print: string;
    readonly back: (merchant: string) => string;
  };
  readonly underpaid: {
    readonly missing: (amount: string) => string;
    readonly received: (total: string) => string;
    readonly text: string;
    readonly send: (amount: string) => string;
  };
  readonly review: { readonly title: string; readonly text: (merchant: string) => string };
  readonly failed: {
    readonly title: string;
    readonly declined: string;
    readonly expired: string;
    readonly canceled: string;
    readonly text: string;
    readonly again: string;
  };
  readonly expired: { readonly title: (date: string) => string; readonly text: (merchant: string) => string };
  readonly soldOut: { readonly title: string; readonly text: (merchant: string) => string };
  readonly archived: { readonly title: string; readonly text: (merchant: string) => string };
  readonly askAgain: { readonly button: string; readonly done: (merchant: string) => string };
  readonly otherWay: string;
  readonly problem: {
    readonly methodKey: string;
    readonly amount: string;
    readonly tooMany: string;
    readonly unexpected: string;
  };
  readonly copy: string;
  readonly copied: string;
  readonly returnTo: (merchant: string) => string;
}

const en: PayWords = {
  languageName: "English",
  invoice: (number) => `Invoice ${number}`,
  testMode: "Test mode: no real money moves",
  validUntil: (date) => `Open until ${date}`,
  amount: "Amount",
  amountPlaceholder: "25.00",
  chooseMethod: "How do you want to pay?",
  pay: (amount) => `Pay ${amount}`,
  continue: "Continue",
  payAt: (provider) => `You pay at ${provider}. Card details never pass through here.`,
  speed: {
    seconds: (n) => `About ${n} seconds`,
    minutes: (n) => (n === 1 ? "About a minute" : `About ${n} minutes`),
    hours: (n) => (n === 1 ? "About an hour" : `About ${n} hours`),
    days: (n) => (n === 1 ? "About a day" : `About ${n} days`),
  },
  onNetwork: (network) => `on ${network}`,
  unavailable: {
    aboveMax: (limit) => `Not available: at most ${limit}`,
    belowMin: (limit) => `Not available: at least ${limit}`,
    currency: (currencies) => `Not available: takes ${currencies} only`,
    down: "Not available at the moment",
  },
  noWay: {
    title: "No way to pay is available right now",
    text: (merchant) =>
      `Nothing was charged. Try again in a few minutes, or ask ${merchant} for another way.`,
  },
  redirect: {
    title: "Finish at the payment page",
    text: (provider) => `Your payment was prepared at ${provider}. This page follows it by itself.`,
    button: (provider) => `Continue to ${provider}`,
  },
  voucher: {
    code: "Payment code",
    text: "Show this code at the counter or in your banking app.",
    open: "Open the voucher",
  },
  bank: { text: "Transfer exactly this amount with these details. The reference lets us find your payment." },
  crypto: {
    sendExactly: (network) => `Send exactly this on ${network}`,
    address: "Address",
    exactAmount: "Exact amount",
    warning: (token, network) => `Only ${token} on ${network}. Anything else sent here may be lost.`,
    checkout: (provider) => `Open ${provider}'s payment page`,
    qr: "QR code of the address",
  },
  waiting: "Waiting for your payment",
  seen: "Payment seen, being confirmed",
  checking: {
    title: "We are checking with the provider",
    text: "The answer took too long. Please do not pay a second time: this page tells you in a moment what happened.",
  },
  live: "This page updates by itself.",
  paid: {
    with: (method) => `Paid with ${method}`,
    already: "This has been paid",
    receipt: "Receipt",
    reference: "Reference",
    print: "Print receipt",
    back: (merchant) => `Back to ${merchant}`,
  },
  underpaid: {
    missing: (amount) => `${amount} missing`,
    received: (total) => `of ${total} received`,
    text: "Less arrived than was asked for. Send the rest the same way, to the same address; what you sent is safe meanwhile.",
    send: (amount) => `Send ${amount}`,
  },
  review: {
    title: "Your payment is being looked at",
    text: (merchant) => `Please do not pay again. ${merchant} has been told and will finish this with you.`,
  },
  failed: {
    title: "The payment did not go through",
    declined: "Your bank said no",
    expired: "The time for this payment ran out",
    canceled: "The payment was called off",
    text: "Nothing was charged. You can try again or choose another way.",
    again: "Try another way",
  },
  expired: {
    title: (date) => `This link expired on ${date}`,
    text: (merchant) => `Nothing was charged. Ask ${merchant} for a new one.`,
  },
  soldOut: {
    title: "Every place has been taken",
    text: (merchant) => `Nothing was charged. Ask ${merchant} whether there will be more.`,
  },
  archived: {
    title: "This link is closed",
    text: (merchant) => `Nothing was charged. Ask ${merchant} for a new one.`,
  },
  askAgain: {
    button: "Ask for a new link",
    done: (merchant) => `${merchant} has been told that you want to pay.`,
  },
  otherWay: "Choose another way to pay",
  problem: {
    methodKey: "That way can't be used for this amount. Choose another one.",
    amount: "Write the amount as a number, like 25.00.",
    tooMany: "Too many tries at once. Wait a minute, then try again; nothing was charged.",
    unexpected: "That did not work, on our side. Nothing was charged; try again.",
  },
  copy: "Copy",
  copied: "Copied",
  returnTo: (merchant) => `Back to ${merchant}`,
};

const es: PayWords = {
  languageName: "Español",
  invoice: (number) => `Factura ${number}`,
  testMode: "Modo de prueba: no se mueve dinero real",
  validUntil: (date) => `Vence el ${date}`,
  amount: "Importe",
  amountPlaceholder: "25.00",
  chooseMethod: "¿Cómo quieres pagar?",
  pay: (amount) => `Pagar ${amount}`,
  continue: "Continuar",
  payAt: (provider) => `Pagas en ${provider}. Los datos de tu tarjeta nunca pasan por aquí.`,
  speed: {
    seconds: (n) => `Unos ${n} segundos`,
    minutes: (n) => (n === 1 ? "Un minuto, más o menos" : `Unos ${n} minutos`),
    hours: (n) => (n === 1 ? "Una hora, más o menos" : `Unas ${n} horas`),
    days: (n) => (n === 1 ? "Un día, más o menos" : `Unos ${n} días`),
  },
  onNetwork: (network) => `en ${network}`,
  unavailable: {
    aboveMax: (limit) => `No disponible: máximo ${limit}`,
    belowMin: (limit) => `No disponible: mínimo ${limit}`,
    currency: (currencies) => `No disponible: solo acepta ${currencies}`,
    down: "No disponible por el momento",
  },
  noWay: {
    title: "Ahora mismo no hay forma de pagar",
    text: (merchant) => `No se cobró nada. Inténtalo en unos minutos o pide otra forma a ${merchant}.`,
  },
  redirect: {
    title: "Termina en la página de pago",
    text: (provider) => `Tu pago está preparado en ${provider}. Esta página lo sigue sola.`,
    button: (provider) => `Continuar a ${provider}`,
  },
  voucher: {
    code: "Código de pago",
    text: "Muestra este código en la caja o en la app de tu banco.",
    open: "Abrir el comprobante",
  },
  bank: {
    text: "Transfiere exactamente este importe con estos datos. La referencia nos permite encontrar tu pago.",
  },
  crypto: {
    sendExactly: (network) => `Envía exactamente esto por ${network}`,
    address: "Dirección",
    exactAmount: "Importe exacto",
    warning: (token, network) =>
      `Solo ${token} en ${network}. Cualquier otra cosa enviada aquí puede perderse.`,
    checkout: (provider) => `Abrir la página de pago de ${provider}`,
    qr: "Código QR de la dirección",
  },
  waiting: "Esperando tu pago",
  seen: "Pago visto, en confirmación",
  checking: {
    title: "Lo estamos comprobando con el proveedor",
    text: "La respuesta tardó demasiado. Por favor, no pagues otra vez: esta página te dirá enseguida qué pasó.",
  },
  live: "Esta página se actualiza sola.",
  paid: {
    with: (method) => `Pagado con ${method}`,
    already: "Esto ya está pagado",
    receipt: "Recibo",
    reference: "Referencia",
    print: "Imprimir recibo",
    back: (merchant) => `Volver a ${merchant}`,
  },
  underpaid: {
    missing: (amount) => `Faltan ${amount}`,
    received: (total) => `de ${total} recibidos`,
    text: "Llegó menos de lo pedido. Envía el resto de la misma forma, a la misma dirección; lo que enviaste está a salvo.",
    send: (amount) => `Enviar ${amount}`,
  },
  review: {
    title: "Estamos revisando tu pago",
    text: (merchant) => `Por favor, no pagues otra vez. ${merchant} está al tanto y lo resolverá contigo.`,
  },
  failed: {
    title: "El pago no se completó",
    declined: "Tu banco dijo que no",
    expired: "Se acabó el tiempo de este pago",
    canceled: "El pago se canceló",
    text: "No se cobró nada. Puedes intentarlo de nuevo o elegir otra forma.",
    again: "Probar otra forma",
  },
  expired: {
    title: (date) => `Este enlace venció el ${date}`,
    text: (merchant) => `No se cobró nada. Pide uno nuevo a ${merchant}.`,
  },
  soldOut: {
    title: "Ya no quedan lugares",
    text: (merchant) => `No se cobró nada. Pregunta a ${merchant} si habrá más.`,
  },
  archived: {
    title: "Este enlace está cerrado",
    text: (merchant) => `No se cobró nada. Pide uno nuevo a ${merchant}.`,
  },
  askAgain: { button: "Pedir un enlace nuevo", done: (merchant) => `${merchant} ya sabe que quieres pagar.` },
  otherWay: "Elegir otra forma de pagar",
  problem: {
    methodKey: "Esa forma no sirve para este importe. Elige otra.",
    amount: "Escribe el importe como número, por ejemplo 25.00.",
    tooMany: "Demasiados intentos seguidos. Espera un minuto y prueba otra vez; no se cobró nada.",
    unexpected: "Falló por nuestra parte. No se cobró nada; inténtalo de nuevo.",
  },
  copy: "Copiar",
  copied: "Copiado",
  returnTo: (merchant) => `Volver a ${merchant}`,
};

const pt: PayWords = {
  languageName: "Português",
  invoice: (number) => `Fatura ${number}`,
  testMode: "Modo de teste: nenhum dinheiro real é movido",
  validUntil: (date) => `Vence em ${date}`,
  amount: "Valor",
  amountPlaceholder: "25.00",
  chooseMethod: "Como você quer pagar?",
  pay: (amount) => `Pagar ${amount}`,
  continue: "Continuar",
  payAt: (provider) => `Você paga na ${provider}. Os dados do cartão nunca passam por aqui.`,
  speed: {
    seconds: (n) => `Cerca de ${n} segundos`,
    minutes: (n) => (n === 1 ? "Cerca de um minuto" : `Cerca de ${n} minutos`),
    hours: (n) => (n === 1 ? "Cerca de uma hora" : `Cerca de ${n} horas`),
    days: (n) => (n === 1 ? "Cerca de um dia" : `Cerca de ${n} dias`),
  },
  onNetwork: (network) => `na ${network}`,
  unavailable: {
    aboveMax: (limit) => `Indisponível: máximo ${limit}`,
    belowMin: (limit) => `Indisponível: mínimo ${limit}`,
    currency: (currencies) => `Indisponível: aceita somente ${currencies}`,
    down: "Indisponível no momento",
  },
  noWay: {
    title: "Nenhuma forma de pagar está disponível agora",
    text: (merchant) => `Nada foi cobrado. Tente em alguns minutos ou peça outra forma a ${merchant}.`,
  },
  redirect: {
    title: "Termine na página de pagamento",
    text: (provider) => `Seu pagamento está preparado na ${provider}. Esta página o acompanha sozinha.`,
    button: (provider) => `Continuar para ${provider}`,
  },
  voucher: {
    code: "Código de pagamento",
    text: "Mostre este código no caixa ou no aplicativo do seu banco.",
    open: "Abrir o boleto",
  },
  bank: {
    text: "Transfira exatamente este valor com estes dados. A referência nos permite encontrar seu pagamento.",
  },
  crypto: {
    sendExactly: (network) => `Envie exatamente isto pela ${network}`,
    address: "Endereço",
    exactAmount: "Valor exato",
    warning: (token, network) =>
      `Somente ${token} na ${network}. Qualquer outra coisa enviada aqui pode se perder.`,
    checkout: (provider) => `Abrir a página de pagamento da ${provider}`,
    qr: "Código QR do endereço",
  },
  waiting: "Aguardando seu pagamento",
  seen: "Pagamento visto, em confirmação",
  checking: {
    title: "Estamos verificando com o provedor",
    text: "A resposta demorou demais. Por favor, não pague de novo: esta página dirá em instantes o que aconteceu.",
  },
  live: "Esta página se atualiza sozinha.",
  paid: {
    with: (method) => `Pago com ${method}`,
    already: "Isto já foi pago",
    receipt: "Recibo",
    reference: "Referência",
    print: "Imprimir recibo",
    back: (merchant) => `Voltar para ${merchant}`,
  },
  underpaid: {
    missing: (amount) => `Faltam ${amount}`,
    received: (total) => `de ${total} recebidos`,
    text: "Chegou menos do que foi pedido. Envie o resto da mesma forma, para o mesmo endereço; o que você enviou está seguro.",
    send: (amount) => `Enviar ${amount}`,
  },
  review: {
    title: "Seu pagamento está sendo analisado",
    text: (merchant) => `Por favor, não pague de novo. ${merchant} já sabe e vai resolver com você.`,
  },
  failed: {
    title: "O pagamento não foi concluído",
    declined: "Seu banco disse não",
    expired: "O tempo deste pagamento acabou",
    canceled: "O pagamento foi cancelado",
    text: "Nada foi cobrado. Você pode tentar de novo ou escolher outra forma.",
    again: "Tentar outra forma",
  },
  expired: {
    title: (date) => `Este link venceu em ${date}`,
    text: (merchant) => `Nada foi cobrado. Peça um novo a ${merchant}.`,
  },
  soldOut: {
    title: "Não há mais vagas",
    text: (merchant) => `Nada foi cobrado. Pergunte a ${merchant} se haverá mais.`,
  },
  archived: {
    title: "Este link está fechado",
    text: (merchant) => `Nada foi cobrado. Peça um novo a ${merchant}.`,
  },
  askAgain: { button: "Pedir um novo link", done: (merchant) => `${merchant} já sabe que você quer pagar.` },
  otherWay: "Escolher outra forma de pagar",
  problem: {
    methodKey: "Essa forma não serve para este valor. Escolha outra.",
    amount: "Escreva o valor como número, por exemplo 25.00.",
    tooMany: "Tentativas demais em sequência. Espere um minuto e tente de novo; nada foi cobrado.",
    unexpected: "Falhou do nosso lado. Nada foi cobrado; tente de novo.",
  },
  copy: "Copiar",
  copied: "Copiado",
  returnTo: (merchant) => `Voltar para ${merchant}`,
};

const WORDS: Readonly<Record<Language, PayWords>> = { en, es, pt };

export function payWords(language: Language): PayWords {
  return WORDS[language];
}

/** How long a way usually takes, in the largest unit that fits. */
export function speedWords(words: PayWords, seconds: number): string {
  if (seconds < 90) return words.speed.seconds(Math.max(10, Math.round(seconds / 10) * 10));
  if (seconds < 90 * 60) return words.speed.minutes(Math.round(seconds / 60));
  if (seconds < 36 * 3600) return words.speed.hours(Math.round(seconds / 3600));
  return words.speed.days(Math.round(seconds / 86_400));
}
