import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";
import { pageParamsSchema } from "../page-params.ts";
import { moneyDto } from "../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { ADDRESS_STATES } from "./status.ts";

export const depositFiltersSchema = pageParamsSchema.extend({
  state: z
    .enum(["all", ...ADDRESS_STATES])
    .catch("all")
    .default("all"),
  /** Part of a reference, of a customer's name or e-mail, or of an address. */
  q: z.string().trim().max(255).optional().catch(undefined),
});
export type DepositFilters = z.infer<typeof depositFiltersSchema>;

export const depositRowDto = z.object({
  id: z.string(),
  reference: z.string(),
  protocol: z.string(),
  /** In words: "EVM networks". */
  protocolLabel: z.string(),
  address: z.string(),
  state: z.enum(ADDRESS_STATES),
  customer: z.string().nullable(),
  connection: connectionRefDto,
  deposits: z.int(),
  lastDepositAt: z.string().nullable(),
  boundAt: z.string(),
});
export type DepositRow = z.infer<typeof depositRowDto>;

export const depositPageDto = z.object({
  rows: z.array(depositRowDto),
  older: z.string().nullable(),
  newer: z.string().nullable(),
});
export type DepositPage = z.infer<typeof depositPageDto>;

export const depositDto = z.object({
  id: z.string(),
  status: z.enum(TRANSACTION_STATUSES),
  amount: moneyDto,
  network: z.string().nullable(),
  txHash: z.string().nullable(),
  createdAt: z.string(),
});
export type Deposit = z.infer<typeof depositDto>;

export const depositAddressDto = depositRowDto.omit({ lastDepositAt: true }).extend({
  /** Networks on which the provider watches the address, in its own words. */
  chains: z.array(z.string()),
  /** The provider's own page for it. */
  url: z.string().nullable(),
  /** SVG text of the QR code of the address. */
  qrSvg: z.string(),
  boundBy: z.string(),
  unboundAt: z.string().nullable(),
  /** What came in for good, by our own records. */
  totals: z.array(moneyDto),
  /** Deposits seen on the network and not final yet. */
  underway: z.int(),
  /** The newest of them. */
  newest: z.array(depositDto),
  canUnbind: z.boolean(),
  /** The provider lists deposits: it can be asked for those that no webhook told of. */
  canCheck: z.boolean(),
});
export type DepositAddressDetail = z.infer<typeof depositAddressDto>;

/** A connection on which addresses can be bound, with its families of networks. */
export const depositOfferDto = z.object({
  connection: connectionRefDto,
  protocols: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type DepositOffer = z.infer<typeof depositOfferDto>;

export const depositIdInput = z.object({ depositId: z.string().max(40) });

export const bindAddressInput = z.object({
  connectionId: z.string().min(1, "Choose a connection.").max(40),
  protocol: z.string().min(1, "Choose a kind of network.").max(40),
  reference: z
    .string()
    .trim()
    .min(1, "Write your own name for the payer, like a customer number.")
    .max(120, "At most 120 characters.")
    .regex(/^[\p{L}\p{N}._:@+ -]*$/u, "Use letters, digits, spaces and . _ : @ + - only."),
  customerName: z.string().trim().max(120, "At most 120 characters.").default(""),
  customerEmail: z.union([z.literal(""), z.email("That is not an e-mail address.")]).default(""),
});
export type BindAddressInput = z.output<typeof bindAddressInput>;
