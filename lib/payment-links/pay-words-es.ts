import type { PayWords } from "./pay-words-shape.ts";

export const es: PayWords = {
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
    text: "El proveedor no respondió, así que le estamos preguntando otra vez. Por favor, no pagues otra vez: esta página te dirá enseguida qué pasó.",
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
