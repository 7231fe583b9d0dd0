import type { PaymentMethod } from "../payment-contract.ts";

type Hint = NonNullable<PaymentMethod["waitingHint"]>;

/** What 88Pay's pages on its methods say of the time between paying and being reported. */
export const HINTS = {
  bankTransfer: {
    en: "A bank transfer takes one to three business days.",
    es: "Una transferencia bancaria tarda de uno a tres días hábiles.",
    pt: "Uma transferência bancária leva de um a três dias úteis.",
  },
  pse: {
    en: "With PSE, some banks confirm only within 24 hours.",
    es: "Con PSE, algunos bancos confirman el pago solo dentro de 24 horas.",
    pt: "Com PSE, alguns bancos só confirmam o pagamento em até 24 horas.",
  },
  cash: {
    en: "Cash payments can take up to 72 hours to reach us.",
    es: "Los pagos en efectivo pueden tardar hasta 72 horas en llegarnos.",
    pt: "Pagamentos em dinheiro podem levar até 72 horas para chegar até nós.",
  },
  nequi: {
    en: "Open the Nequi app: the request is waiting there for your approval.",
    es: "Abra la app de Nequi: allí la solicitud espera su aprobación.",
    pt: "Abra o aplicativo Nequi: a solicitação aguarda a sua aprovação lá.",
  },
} as const satisfies Record<string, Hint>;
