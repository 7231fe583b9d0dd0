import { z } from "zod";
import type { Result } from "../../result.ts";
import type { ProviderContext, ProviderError } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import { decimalText } from "../exact-json.ts";
import { requestJson } from "../http.ts";
import { looseText } from "../loose.ts";
import { looseTime } from "../provider-time.ts";
import { mapError } from "./errors.ts";

/** Opens one invoice to its payer until it expires. Secret: it is held for the length of a call and stored nowhere. */
export interface PayorSession {
  readonly "x-session-token": string;
  readonly "x-signature": string;
}

type Context = Pick<ProviderContext, "baseUrl" | "fetch" | "signal" | "clock">;
type Answer<T> = Promise<Result<T, ProviderError>>;

const PAYMENTS = "/api/v1/payments";
const id = z.union([z.string(), z.number()]).transform(String);

const detailsSchema = z.preprocess(
  unwrapData,
  z.object({
    invoice_status: looseText,
    network_environment: looseText,
    /** After a part payment: the rest must come with this token. */
    locked_token_id: id.nullish().catch(undefined),
    locked_network: looseText,
  }),
);

export function readSession(context: Context, session: PayorSession): Answer<z.infer<typeof detailsSchema>> {
  return ask(context, session, { path: "/session-details", schema: detailsSchema });
}

const payorTokenSchema = z.object({
  id,
  token_symbol: z.string(),
  network: z.string(),
  requires_memo: z.boolean().catch(false),
  availability_status: looseText,
});
export type PayorToken = z.infer<typeof payorTokenSchema>;

/** What this payer can pay with at the moment, on one network. */
export function listPayorTokens(
  context: Context,
  session: PayorSession,
  network: string,
): Answer<readonly PayorToken[]> {
  return ask(context, session, {
    path: "/available-tokens",
    query: { mode: "network", network },
    schema: z.preprocess(unwrapData, z.array(payorTokenSchema)),
  });
}

const quoteSchema = z.preprocess(
  unwrapData,
  z.object({
    status_code: looseText,
    quote_status: looseText,
    temp_address: z.string().min(1),
    network: z.string().min(1),
    estimated_token_amount: decimalText,
    quote_valid_until: looseTime,
  }),
);
export type PaymentQuote = z.infer<typeof quoteSchema>;

/** The address to pay to, and how much of the token. */
export function quotePayment(
  context: Context,
  session: PayorSession,
  token: Pick<PayorToken, "id" | "network">,
): Answer<PaymentQuote> {
  return ask(context, session, {
    path: "/payment-addresses",
    body: { network: token.network, tokenId: /^\d{1,9}$/.test(token.id) ? Number(token.id) : token.id },
    schema: quoteSchema,
  });
}

function ask<T>(
  context: Context,
  session: PayorSession,
  {
    path,
    query = {},
    body,
    schema,
  }: {
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly schema: z.ZodType<T>;
  },
): Answer<T> {
  return requestJson(context, {
    operation: "createPayment",
    method: body === undefined ? "GET" : "POST",
    path: PAYMENTS + path,
    query,
    headers: { ...session },
    ...(body === undefined ? {} : { body }),
    // An address was handed out; money only moves when the payer sends it.
    movesMoney: false,
    schema,
    mapError,
  });
}
