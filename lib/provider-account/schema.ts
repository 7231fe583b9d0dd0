import { z } from "zod";
import { MODES } from "../mode.ts";
import { LIST_FILTERS } from "../providers/account-contract.ts";
import { moneyDto } from "../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { AGREEMENTS } from "./status.ts";

export const accountInput = z.object({ connectionId: z.string().max(40) });

const day = z.iso.date().optional().catch(undefined);
const textUpTo = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .transform((text) => text || undefined)
    .optional()
    .catch(undefined);
const word = textUpTo(255);
export const listQuery = accountInput.extend({
  cursor: textUpTo(2000),
  reference: word,
  customerId: word,
  /** The provider's own word. */
  status: word,
  /** Days in UTC, both ends included. */
  from: day,
  to: day,
});
export type ListQuery = z.infer<typeof listQuery>;

export const listedPaymentDto = z.object({
  /** The provider's id. */
  externalId: z.string().nullable(),
  reference: z.string().nullable(),
  providerStatus: z.string(),
  status: z.enum(TRANSACTION_STATUSES),
  amount: moneyDto.nullable(),
  createdAt: z.string().nullable(),
  agreement: z.enum(AGREEMENTS),
  /** What differs, in words. */
  difference: z.string().nullable(),
  transactionId: z.string().nullable(),
});
export type ListedPaymentDto = z.infer<typeof listedPaymentDto>;
export const listedPaymentsDto = z.object({
  items: z.array(listedPaymentDto),
  /** What this provider's list can be narrowed by. */
  filters: z.array(z.enum(LIST_FILTERS)),
  nextCursor: z.string().nullable(),
});

export type ListedPayments = z.infer<typeof listedPaymentsDto>;

/** Figures as the provider writes them; where its unit is no currency of ours they stay plain text. */
export const providerTotalsDto = z.object({
  currency: z.string(),
  figures: z.array(z.object({ label: z.string(), amount: z.string(), count: z.int().nullable() })),
});

export const acceptedTokenDto = z.object({
  id: z.string(),
  symbol: z.string(),
  network: z.string(),
  confirmations: z.int().nullable(),
  enabled: z.boolean(),
  unavailable: z.string().nullable(),
});
export const acceptedTokensDto = z.object({ mode: z.enum(MODES), items: z.array(acceptedTokenDto) });

export const addressPoolDto = z.object({
  protocol: z.string(),
  /** In words: "Ethereum and Polygon". */
  label: z.string(),
  available: z.int(),
  total: z.int().nullable(),
  readAt: z.string(),
});
export const addressPoolsDto = z.object({
  items: z.array(addressPoolDto),
  /** Why the newest count is not of now. */
  problem: z.string().nullable(),
});
export type AddressPools = z.infer<typeof addressPoolsDto>;

export const endpointDto = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  enabled: z.boolean(),
  /** It is this connection's own webhook address. */
  isOurs: z.boolean(),
});
export type Endpoint = z.infer<typeof endpointDto>;
export const endpointsDto = z.object({
  items: z.array(endpointDto),
  webhookUrl: z.string(),
  /** An enabled endpoint has this connection's webhook address. */
  isRegistered: z.boolean(),
  /** What an endpoint can be told of; none where the provider does not say. */
  events: z.array(z.string()),
  can: z.object({ create: z.boolean(), update: z.boolean(), delete: z.boolean(), test: z.boolean() }),
});
export type Endpoints = z.infer<typeof endpointsDto>;

const events = z.array(z.string().max(80)).min(1, "Choose at least one event.").max(60);
export const registerEndpointInput = accountInput.extend({
  name: z.string().trim().min(1, "Give it a name.").max(60, "At most 60 characters.").default("Paydeck"),
  events,
  /** `stored`: signed with the connection's present webhook secret. `fresh`: with a new one, which is stored. */
  secret: z.enum(["stored", "fresh"]).default("stored"),
});
export const endpointInput = accountInput.extend({ endpointId: z.string().min(1).max(200) });
export const changeEndpointInput = endpointInput.extend({
  events: events.optional(),
  enabled: z.boolean().optional(),
});

export const deliveryDto = z.object({
  id: z.string(),
  eventId: z.string().nullable(),
  type: z.string(),
  /** The provider's own word. */
  status: z.string(),
  attempts: z.int().nullable(),
  httpStatus: z.int().nullable(),
  at: z.string().nullable(),
  canRetry: z.boolean(),
});
export type Delivery = z.infer<typeof deliveryDto>;
export const deliveriesDto = z.object({ items: z.array(deliveryDto), nextCursor: z.string().nullable() });
export const deliveryInput = accountInput.extend({ deliveryId: z.string().min(1).max(200) });

export const accountLinksDto = z.object({
  items: z.array(
    z.object({
      linkId: z.string(),
      title: z.string(),
      externalId: z.string().nullable(),
      url: z.string().nullable(),
      state: z.string(),
    }),
  ),
});
export type AccountLinks = z.infer<typeof accountLinksDto>;
