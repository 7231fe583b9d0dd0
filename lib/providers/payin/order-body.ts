import { toDecimal } from "../../money.ts";
import type { CreatePaymentInput } from "../payment-contract.ts";
import { shortDecimal } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import type { Credentials } from "./credentials.ts";
import type { PayinMethod } from "./methods.ts";

/** Our transaction's id is the order's reference. Minutes that nobody set are PayIn's own 10 and 5. */
export function orderBody(
  input: CreatePaymentInput,
  method: PayinMethod,
  { paymentWindowMinutes, graceMinutes }: Credentials,
) {
  return withoutUndefined({
    orderReference: input.transactionId,
    amount: shortDecimal(toDecimal(input.amount)),
    currency: input.amount.currency,
    chainId: method.chainId,
    successUrl: input.returnUrl,
    cancelUrl: input.returnUrl,
    paymentWindowMinutes: minutesOf(paymentWindowMinutes),
    graceMinutes: minutesOf(graceMinutes),
    // For people in PayIn's own dashboard; names and addresses of payers stay here.
    metadata: { description: input.description, customerId: input.customer.id },
  });
}

/** A number, as PayIn asks for; the credentials keep what was typed. */
function minutesOf(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}
