import type { z } from "zod";
import { toDecimal } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderError } from "../contract.ts";
import type { CreatedPayment, CreatePaymentInput } from "../payment-contract.ts";
import { readAmount } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { signs } from "./answer.ts";
import type { chargeSchema } from "./charge-schema.ts";
import type { EightyEightMethod } from "./methods.ts";
import { nextActionOf } from "./next-action.ts";
import { readStatus } from "./status.ts";

interface ChargeOf {
  readonly method: EightyEightMethod;
  readonly input: CreatePaymentInput;
  readonly sessionId: string;
}

/** The answer to a new charge. It names no status (page "create operation"): a fresh charge waits for its payer. */
export function mapCharge(
  { fields: charge, drift }: z.infer<typeof chargeSchema>,
  { method, input, sessionId }: ChargeOf,
): Result<CreatedPayment, ProviderError> {
  const nextAction = nextActionOf(charge, toDecimal(input.amount));
  if (!nextAction) return err(UNREADABLE);
  const status = charge.status ?? "PENDING";
  const said = readStatus({ status, method });
  return ok(
    withoutUndefined({
      externalId: charge.reference,
      sessionKey: sessionId,
      nextAction,
      expiresAt: charge.expiresAt,
      fact: withoutUndefined({
        subject: { externalId: charge.reference, sessionKey: sessionId },
        kind: "payment" as const,
        status: said.status,
        providerStatus: status,
        amount: readAmount(charge.amount, charge.currency),
        method: method.id,
        network: nextAction.type === "crypto" ? nextAction.network : undefined,
        address: charge.depositAddress,
        mayBeginElsewhere: false,
        drift: signs([...drift, ...said.drift]),
      }),
    }),
  );
}

const UNREADABLE: ProviderError = {
  code: "unexpected_response",
  message: "88Pay took the payment but did not say how to pay it.",
  effect: "unknown",
};
