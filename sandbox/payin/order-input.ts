import { z } from "zod";
import { toUnits } from "#sandbox/server/decimal.ts";
import { refuse } from "./envelope.ts";
import type { Network } from "./networks.ts";
import { networkOf, sumScale, tokenDecimals } from "./networks.ts";

const required = ["orderReference", "amount", "currency", "chainId"] as const;
export const windowMinutes = 10;
export const graceMinutes = 5;
const amountFormat = /^\d{1,30}(\.\d{1,18})?$/;
const webUrl = z.url({ protocol: /^https?$/ });

const orderInputSchema = z.object({
  orderReference: z.string().min(1).max(255),
  amount: z.string(),
  currency: z.string(),
  chainId: z.string(),
  successUrl: webUrl.nullish(),
  cancelUrl: webUrl.nullish(),
  paymentWindowMinutes: z.number().int().min(1).max(4320).default(windowMinutes),
  graceMinutes: z.number().int().min(0).max(4320).optional(),
  gracePeriodMinutes: z.number().int().min(0).max(4320).default(graceMinutes),
  metadata: z
    .record(z.string(), z.unknown())
    .refine((map) => Object.keys(map).length <= 10, "at most 10 metadata pairs")
    .nullish(),
});
export type OrderInput = z.infer<typeof orderInputSchema>;

export function readOrderInput(body: unknown): OrderInput {
  const shape = z.record(z.string(), z.unknown()).safeParse(body);
  if (!shape.success) refuse(400, "Request body must be a JSON object");
  const missing = required.filter((field) => shape.data[field] === undefined || shape.data[field] === "");
  if (missing.length > 0) refuse(400, `Required fields: ${missing.join(", ")}`);
  const amount = shape.data.amount;
  if (typeof amount !== "string" || !amountFormat.test(amount) || toUnits(amount, sumScale) === 0n) {
    refuse(400, "amount must be a positive decimal string", "ORDER_AMOUNT_FORMAT_INVALID");
  }
  const parsed = orderInputSchema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    refuse(400, `${issue?.path.join(".") ?? "body"}: ${issue?.message ?? "invalid"}`);
  }
  return parsed.data;
}

/** The network of a pair that is offered, with the amount's decimals checked against the token's. */
export function checkPair(currency: string, chainId: string, amount?: string): Network {
  const network = networkOf(chainId);
  if (!network) refuse(400, `Chain ${chainId} is not available on testnet`, "INVALID_CHAIN");
  if (!network.tokens.includes(currency)) {
    refuse(400, `${currency} is not supported on ${chainId}`, "INVALID_CHAIN_TOKEN_COMBINATION");
  }
  const decimals = tokenDecimals[currency] ?? sumScale;
  if (amount && (amount.split(".")[1] ?? "").length > decimals) {
    refuse(400, `${currency} has ${decimals} decimals`, "ORDER_AMOUNT_FORMAT_INVALID");
  }
  return network;
}
