import type { PayWords } from "./pay-words-shape.ts";

export const pt: PayWords = {
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
    text: "O provedor não respondeu, então estamos perguntando de novo. Por favor, não pague de novo: esta página dirá em instantes o que aconteceu.",
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
