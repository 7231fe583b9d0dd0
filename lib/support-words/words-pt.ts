import type { SupportWords } from "./words-shape.ts";

export const WORDS_PT: SupportWords = {
  tell: {
    unanswered: () =>
      "Ainda estamos aguardando a resposta da empresa de pagamentos. Por favor, não pague uma segunda vez por enquanto; avisaremos assim que soubermos mais.",
    card_open: ({ amount, until }) =>
      `Ainda não recebemos o seu pagamento com cartão de ${amount}: a página de pagamento não foi concluída. Você pode concluí-lo até ${until}.`,
    bank_open: ({ amount, until }) =>
      `Ainda não recebemos o seu pagamento de ${amount}. Por favor, confirme-o no seu banco; você pode fazer isso até ${until}.`,
    wallet_open: ({ amount, until }) =>
      `Ainda não recebemos o seu pagamento de ${amount}. Por favor, aprove-o na sua carteira; você pode fazer isso até ${until}.`,
    cash_open: ({ amount, until }) =>
      `O seu comprovante de pagamento de ${amount} ainda não consta como pago. Você pode pagá-lo em dinheiro até ${until}. Se já pagou, guarde o recibo: a loja pode demorar um pouco para informar o pagamento.`,
    crypto_open: ({ amount, network, until }) =>
      `Ainda não chegou nada ao endereço de pagamento. Por favor, envie exatamente ${amount}${network && ` pela rede ${network}`} até ${until}. Se já enviou, mande para nós o hash da transação.`,
    open_late: ({ amount }) =>
      `Não recebemos o seu pagamento de ${amount} e o prazo para pagar já terminou. Se o valor aparece como debitado no seu banco ou carteira, envie-nos o comprovante e, por favor, não pague de novo.`,
    working: ({ amount, by }) =>
      `O seu pagamento de ${amount} está em andamento. Você não precisa fazer nada; esperamos recebê-lo até ${by}.`,
    confirming: ({ amount, network, by }) =>
      `Já vemos o seu pagamento de ${amount}${network && ` na rede ${network}`}. Faltam as confirmações da rede; esperamos recebê-lo até ${by}. Você não precisa fazer nada.`,
    working_late: ({ amount }) =>
      `O seu pagamento de ${amount} está demorando mais do que o normal. Você não precisa pagar de novo: estamos consultando a empresa de pagamentos e avisaremos assim que for resolvido.`,
    underpaid: ({ amount, received, missing, until }) =>
      `Recebemos ${received} de ${amount}; faltam ${missing}. Por favor, envie o restante para o mesmo destino até ${until}.`,
    underpaid_late: ({ amount, received, missing }) =>
      `Recebemos ${received} de ${amount}; faltam ${missing} e o prazo para pagar já terminou. Por favor, não envie nada por enquanto: diremos como pagar o restante ou receber o seu dinheiro de volta.`,
    card_declined: ({ amount }) =>
      `O seu banco não aprovou o pagamento com cartão de ${amount}, por isso não recebemos nenhum valor. Por favor, tente outro cartão ou outra forma de pagamento, ou pergunte o motivo ao seu banco. Se o cartão mostrar um valor reservado, o próprio banco o libera.`,
    declined: ({ amount }) =>
      `O seu pagamento de ${amount} não foi aprovado, por isso não recebemos nenhum valor. Por favor, consulte o seu banco ou carteira, ou tente outra forma de pagamento.`,
    failed: ({ amount }) =>
      `O seu pagamento de ${amount} não foi concluído e não recebemos nenhum valor. Por favor, tente de novo. Se o valor foi debitado, envie-nos antes o comprovante.`,
    expired: ({ amount }) =>
      `O prazo para pagar ${amount} terminou e não recebemos nada. Se ainda quiser pagar, peça-nos um novo link. Se já pagou, envie-nos o comprovante e, por favor, não pague de novo.`,
    canceled: ({ amount }) =>
      `O pagamento de ${amount} foi cancelado e não recebemos nenhum valor. Se ainda quiser pagar, enviaremos um novo link com prazer.`,
    paid: ({ amount, day }) => `Recebemos o seu pagamento de ${amount} em ${day}. Muito obrigado.`,
    paid_twice: ({ amount, day }) =>
      `Recebemos um segundo pagamento pela mesma compra: ${amount} em ${day}. Você não precisa fazer nada; estamos verificando e entraremos em contato sobre a devolução de um dos dois.`,
    partly_refunded: ({ amount }) =>
      `Devolvemos a você uma parte do seu pagamento de ${amount}. Pode levar alguns dias até aparecer no seu banco ou carteira.`,
    refunded: ({ amount }) =>
      `Devolvemos a você o seu pagamento de ${amount}. Pode levar alguns dias até aparecer no seu banco ou carteira.`,
    disputed: ({ amount }) =>
      `O seu banco abriu uma contestação sobre o pagamento de ${amount}. Enquanto o banco não decidir, não podemos devolvê-lo nós mesmos.`,
    dispute_won: ({ amount }) =>
      `O seu banco encerrou a contestação sobre o pagamento de ${amount}, e o pagamento continua válido.`,
    charged_back: ({ amount }) =>
      `O seu banco devolveu a você o pagamento de ${amount}, por isso ele não consta mais como pago para nós.`,
    review: ({ amount }) =>
      `Recebemos respostas diferentes sobre o seu pagamento de ${amount} e estamos verificando com a empresa de pagamentos. Por favor, não pague de novo; entraremos em contato.`,
    refund_prepared: ({ amount }) =>
      `O seu reembolso de ${amount} está sendo preparado. Você não precisa fazer nada; avisaremos quando for enviado.`,
    refund_sent: ({ amount }) =>
      `O seu reembolso de ${amount} está a caminho. Pode levar alguns dias até aparecer no seu banco ou carteira.`,
    refund_done: ({ amount, day }) =>
      `Enviamos o seu reembolso de ${amount} em ${day}. Pode levar alguns dias até aparecer no seu banco ou carteira.`,
    refund_failed: ({ amount }) =>
      `O seu reembolso de ${amount} ainda não pôde ser entregue. Estamos verificando e entraremos em contato.`,
  },
  until: untilTime,
  by: untilTime,
  onClockOf: (time, city) => `${time} (horário de ${city})`,
  payByLink: ({ amount }, url) => `Você pode pagar ${amount} aqui: ${url}`,
  payToAddress: ({ amount, network, until }, address) =>
    `Por favor, envie exatamente ${amount}${network && ` pela rede ${network}`} até ${until} para este endereço: ${address}`,
  payByVoucher: ({ amount, until }, code, url) =>
    `Você pode pagar ${amount} em dinheiro até ${until} com o código ${code}. O seu comprovante: ${url}`,
};

/** Stands after "até": "a 1:30", "as 2:30", "19 de novembro às 2:30". */
function untilTime(time: string, day: string | null): string {
  const isOne = /^0?1:/.test(time);
  if (day === null) return `${isOne ? "a" : "as"} ${time}`;
  return `${day} ${isOne ? "à" : "às"} ${time}`;
}
