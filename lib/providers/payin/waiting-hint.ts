import type { PaymentMethod } from "../payment-contract.ts";

/** PayIn tells nothing of money that comes after an order has expired: it has to be looked for by hand (PI-G). */
export const LATE_MONEY: NonNullable<PaymentMethod["waitingHint"]> = {
  en: "Please write to us before you send anything later than that.",
  es: "Si va a enviarlo después, escríbanos antes, por favor.",
  pt: "Se for enviar depois desse prazo, fale conosco antes, por favor.",
};
