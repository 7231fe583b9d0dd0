import type { SupportWords } from "./words-shape.ts";

export const WORDS_ES: SupportWords = {
  tell: {
    unanswered: () =>
      "Todavía esperamos la respuesta de la empresa de pagos. Por favor, no pague por segunda vez todavía; le escribiremos en cuanto sepamos más.",
    card_open: ({ amount, until }) =>
      `Aún no hemos recibido su pago con tarjeta de ${amount}: la página de pago quedó sin terminar. Puede completarlo hasta ${until}.`,
    bank_open: ({ amount, until }) =>
      `Aún no hemos recibido su pago de ${amount}. Por favor, confírmelo en su banco; puede hacerlo hasta ${until}.`,
    wallet_open: ({ amount, until }) =>
      `Aún no hemos recibido su pago de ${amount}. Por favor, apruébelo en su billetera; puede hacerlo hasta ${until}.`,
    cash_open: ({ amount, until }) =>
      `Su comprobante por ${amount} todavía no aparece como pagado. Puede pagarlo en efectivo hasta ${until}. Si ya lo pagó, guarde el recibo: la tienda puede tardar un poco en reportarlo.`,
    crypto_open: ({ amount, network, until }) =>
      `Todavía no ha llegado nada a la dirección de pago. Por favor, envíe exactamente ${amount}${network && ` por la red ${network}`} hasta ${until}. Si ya lo envió, mándenos el hash de la transacción.`,
    open_late: ({ amount }) =>
      `No hemos recibido su pago de ${amount} y el plazo para pagar ya terminó. Si en su banco o billetera aparece el cobro, envíenos el comprobante y, por favor, no pague de nuevo.`,
    working: ({ amount, by }) =>
      `Su pago de ${amount} está en proceso. No tiene que hacer nada; debería llegar a más tardar ${by}.`,
    confirming: ({ amount, network, by }) =>
      `Ya vemos su pago de ${amount}${network && ` en la red ${network}`}. Falta que la red lo confirme; debería llegar a más tardar ${by}. No tiene que hacer nada.`,
    working_late: ({ amount }) =>
      `Su pago de ${amount} está tardando más de lo normal. No tiene que pagar de nuevo: estamos consultando a la empresa de pagos y le escribiremos en cuanto se resuelva.`,
    underpaid: ({ amount, received, missing, until }) =>
      `Recibimos ${received} de ${amount}; faltan ${missing}. Por favor, envíe el resto al mismo destino hasta ${until}.`,
    underpaid_late: ({ amount, received, missing }) =>
      `Recibimos ${received} de ${amount}; faltan ${missing} y el plazo para pagar ya terminó. Por favor, no envíe nada todavía: le diremos cómo pagar el resto o recuperar su dinero.`,
    card_declined: ({ amount }) =>
      `Su banco no aprobó el pago con tarjeta de ${amount}, así que no recibimos dinero. Por favor, pruebe con otra tarjeta u otro medio de pago, o pregunte el motivo en su banco. Si su tarjeta muestra una retención, el banco la libera por su cuenta.`,
    declined: ({ amount }) =>
      `Su pago de ${amount} no fue aprobado, así que no recibimos dinero. Por favor, consulte con su banco o billetera, o pruebe con otro medio de pago.`,
    failed: ({ amount }) =>
      `Su pago de ${amount} no se pudo completar y no recibimos dinero. Por favor, inténtelo de nuevo. Si le descontaron el dinero, envíenos antes el comprobante.`,
    expired: ({ amount }) =>
      `El plazo para pagar ${amount} terminó y no recibimos nada. Si todavía quiere pagar, pídanos un nuevo enlace. Si ya pagó, envíenos el comprobante y, por favor, no pague de nuevo.`,
    canceled: ({ amount }) =>
      `El pago de ${amount} se canceló y no recibimos dinero. Si todavía quiere pagar, con gusto le enviamos un nuevo enlace.`,
    paid: ({ amount, day }) => `Recibimos su pago de ${amount} el ${day}. Muchas gracias.`,
    paid_twice: ({ amount, day }) =>
      `Recibimos un segundo pago por lo mismo: ${amount} el ${day}. No tiene que hacer nada; lo estamos revisando y le escribiremos sobre la devolución de uno de los dos.`,
    partly_refunded: ({ amount }) =>
      `Le devolvimos una parte de su pago de ${amount}. Puede tardar unos días en aparecer en su banco o billetera.`,
    refunded: ({ amount }) =>
      `Le devolvimos su pago de ${amount}. Puede tardar unos días en aparecer en su banco o billetera.`,
    disputed: ({ amount }) =>
      `Su banco abrió una disputa por el pago de ${amount}. Mientras el banco no decida, no podemos devolverlo nosotros.`,
    dispute_won: ({ amount }) =>
      `Su banco cerró la disputa por el pago de ${amount}, y el pago sigue vigente.`,
    charged_back: ({ amount }) =>
      `Su banco le devolvió el pago de ${amount}, así que para nosotros ya no figura como pagado.`,
    review: ({ amount }) =>
      `Recibimos respuestas distintas sobre su pago de ${amount} y lo estamos revisando con la empresa de pagos. Por favor, no pague de nuevo; le escribiremos.`,
    refund_prepared: ({ amount }) =>
      `Estamos preparando su reembolso de ${amount}. No tiene que hacer nada; le escribiremos cuando se haya enviado.`,
    refund_sent: ({ amount }) =>
      `Su reembolso de ${amount} está en camino. Puede tardar unos días en aparecer en su banco o billetera.`,
    refund_done: ({ amount, day }) =>
      `Enviamos su reembolso de ${amount} el ${day}. Puede tardar unos días en aparecer en su banco o billetera.`,
    refund_failed: ({ amount }) =>
      `Su reembolso de ${amount} todavía no se pudo entregar. Lo estamos revisando y le escribiremos.`,
  },
  until: (time, day) => (day === null ? `${article(time)} ${time}` : `el ${day} a ${article(time)} ${time}`),
  by: (time, day) => `${day === null ? "" : `el ${day} `}a ${article(time)} ${time}`,
  onClockOf: (time, city) => `${time} (hora de ${city})`,
  payByLink: ({ amount }, url) => `Puede pagar ${amount} aquí: ${url}`,
  payToAddress: ({ amount, network, until }, address) =>
    `Por favor, envíe exactamente ${amount}${network && ` por la red ${network}`} hasta ${until} a esta dirección: ${address}`,
  payByVoucher: ({ amount, until }, code, url) =>
    `Puede pagar ${amount} en efectivo hasta ${until} con el código ${code}. Su comprobante: ${url}`,
};

/** "a la 1:30", "a las 2:30". */
function article(time: string): string {
  return /^0?1:/.test(time) ? "la" : "las";
}
