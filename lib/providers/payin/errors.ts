import { z } from "zod";
import type { ProviderError } from "../contract.ts";
import type { ErrorAnswer } from "../http-errors.ts";
import { looseCount, looseText } from "../loose.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** PayIn's guide puts the code into `error`; its reference and its server put it into `code`. */
const errorSchema = z.object({ code: looseText, error: looseText, retryAfter: looseCount });

const refused = { code: "invalid_request", effect: "not_applied" } as const;

const POOL_EMPTY: Partial<ProviderError> = {
  code: "unavailable",
  message: "PayIn has no free address in its pool. Import more addresses there.",
  retryAfterMs: 5 * 60 * 1000,
  effect: "not_applied",
};
const BAD_AMOUNT: Partial<ProviderError> = { ...refused, message: "PayIn does not take this amount." };
const BAD_PAIR: Partial<ProviderError> = {
  ...refused,
  message: "PayIn does not offer this token on this network.",
};
const BAD_KEY: Partial<ProviderError> = {
  code: "credentials_rejected",
  message: "PayIn rejected the API key.",
};
const NOT_ALLOWED: Partial<ProviderError> = {
  code: "permission_denied",
  message: "The PayIn key lacks a permission for this.",
};
const DUPLICATE: Partial<ProviderError> = {
  code: "conflict",
  message: "PayIn already has an order for this payment.",
  effect: "unknown",
};

const NO_ADDRESS: Partial<ProviderError> = {
  code: "not_found",
  message: "PayIn has no address bound to this reference.",
};
const BAD_DEPOSIT: Partial<ProviderError> = {
  ...refused,
  message: "PayIn refused the deposit reference, or its family of networks.",
};
const BAD_FILTER: Partial<ProviderError> = { ...refused, message: "PayIn does not take this filter." };
const BAD_ORDER: Partial<ProviderError> = { ...refused, message: "PayIn refused the details of the order." };

/** The same meaning has up to three names, after where one reads: guide, reference, server. */
const BY_CODE: Readonly<Record<string, Partial<ProviderError>>> = {
  InsufficientAddresses: POOL_EMPTY,
  INSUFFICIENT_ADDRESSES: POOL_EMPTY,
  NO_AVAILABLE_ADDRESSES: POOL_EMPTY,
  ADDRESS_POOL_EXHAUSTED: POOL_EMPTY,
  INVALID_AMOUNT: BAD_AMOUNT,
  ORDER_AMOUNT_FORMAT_INVALID: BAD_AMOUNT,
  INVALID_CHAIN: BAD_PAIR,
  INVALID_CURRENCY: BAD_PAIR,
  INVALID_CHAIN_TOKEN_COMBINATION: BAD_PAIR,
  Unauthorized: BAD_KEY,
  INVALID_API_KEY: BAD_KEY,
  ORGANIZATION_CONTEXT_REQUIRED: BAD_KEY,
  INSUFFICIENT_PERMISSIONS: NOT_ALLOWED,
  ORDER_SERVICE_DISABLED: {
    code: "permission_denied",
    message: "Orders are switched off in this PayIn account.",
  },
  DUPLICATE_ORDER_REFERENCE: DUPLICATE,
  DUPLICATE_DEPOSIT_REFERENCE: {
    code: "conflict",
    message: "PayIn has bound this reference already.",
    effect: "not_applied",
  },
  DEPOSIT_ADDRESS_NOT_FOUND: NO_ADDRESS,
  DEPOSIT_VALIDATION_FAILED: BAD_DEPOSIT,
  DEPOSIT_PROTOCOL_UNSUPPORTED: BAD_DEPOSIT,
  DEPOSIT_UNBIND_INVALID_PAYLOAD: BAD_DEPOSIT,
  DEPOSIT_FILTER_INVALID_PAGE: BAD_FILTER,
  DEPOSIT_FILTER_INVALID_LIMIT: BAD_FILTER,
  ORDER_FILTER_INVALID_DATE: BAD_FILTER,
  ORDER_FILTER_INVALID_PAGE: BAD_FILTER,
  ORDER_FILTER_INVALID_LIMIT: BAD_FILTER,
  ORDER_FILTER_INVALID_SORT: BAD_FILTER,
  ORDER_VALIDATION_FAILED: BAD_ORDER,
  // The server takes UUIDs only: no order of its own has another kind of id.
  ORDER_ID_INVALID: { code: "not_found", message: "PayIn has no order with such an id." },
  ORDER_EXPIRED: { ...refused, message: "The order has expired at PayIn." },
  ORDER_ALREADY_PAID: { ...refused, message: "The order is already paid at PayIn." },
};

const GONE: Partial<ProviderError> = { code: "not_found", message: "It has expired at PayIn." };

export function mapError({ status, headers, body }: ErrorAnswer): Partial<ProviderError> {
  const read = errorSchema.safeParse(body).data;
  const providerCode = codeOf(read);
  const wait = headers.has("retry-after") ? undefined : read?.retryAfter;
  return {
    ...(status === 410 ? GONE : {}),
    ...withoutUndefined({ providerCode, retryAfterMs: wait === undefined ? undefined : wait * 1000 }),
    ...(providerCode && Object.hasOwn(BY_CODE, providerCode) ? BY_CODE[providerCode] : {}),
  };
}

/** A code is a word; sentences belong to people and are not shown. */
function codeOf(read: z.infer<typeof errorSchema> | undefined): string | undefined {
  return [read?.code, read?.error].find((code) => code !== undefined && /^[A-Za-z_]{3,60}$/.test(code));
}
