import { z } from "zod";
import { invoiceRowDto } from "../invoices/schema.ts";
import { pageParamsSchema } from "../page-params.ts";
import { linkRowDto } from "../payment-links/schema.ts";
import { moneyDto, transactionRowDto } from "../transactions/schema.ts";

export const customerFiltersSchema = pageParamsSchema.extend({
  /** Beginnings of the words of a name or of an e-mail; a whole customer id or own reference. */
  q: z
    .string()
    .trim()
    .max(200)
    // PostgreSQL keeps no NUL in a text.
    .refine((text) => !text.includes("\0"))
    .optional()
    .catch(undefined),
});
export type CustomerFilters = z.infer<typeof customerFiltersSchema>;

/** Nothing here says how to reach anybody: e-mails are masked, and so are names that are e-mails or phone numbers. */
const personDto = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  country: z.string().nullable(),
  createdAt: z.string(),
});

export const customerRowDto = personDto.extend({
  payments: z.int(),
  /** What came in, the currency of most payments first; at most two. */
  paid: z.array(moneyDto),
  /** Further currencies that are not among them. */
  morePaid: z.int(),
  lastSeenAt: z.string().nullable(),
});
export type CustomerRow = z.infer<typeof customerRowDto>;

export const customerPageDto = z.object({
  rows: z.array(customerRowDto),
  older: z.string().nullable(),
  newer: z.string().nullable(),
});
export type CustomerPage = z.infer<typeof customerPageDto>;

/** Why somebody may be the same person. */
export const DUPLICATE_REASONS = ["email", "name", "name_country", "reference"] as const;

export const duplicateDto = personDto.extend({ reasons: z.array(z.enum(DUPLICATE_REASONS)) });
export type Duplicate = z.infer<typeof duplicateDto>;

/** A page of a customer's transactions, and the card that shows everything instead of the latest. */
export const customerPositionSchema = pageParamsSchema.extend({
  all: z.enum(["numbers", "notes"]).optional().catch(undefined),
});
export type CustomerPosition = z.infer<typeof customerPositionSchema>;

export const customerParams = customerPositionSchema.extend({ customerId: z.string().max(40) });

export const customerDetailDto = personDto.extend({
  externalRef: z.string().nullable(),
  /** Further addresses, of those who were merged into it. */
  otherEmails: z.array(z.string()),
  /** Something of it is masked, so there is something to reveal. */
  masked: z.boolean(),
  merged: z.array(personDto.extend({ at: z.string(), by: z.string() })),
  figures: z.object({
    payments: z.int(),
    ended: z.object({ well: z.int(), all: z.int() }),
    open: z.int(),
    paid: z.array(moneyDto),
    refunded: z.array(moneyDto),
    firstAt: z.string().nullable(),
    lastAt: z.string().nullable(),
  }),
  transactions: z.object({
    rows: z.array(transactionRowDto),
    older: z.string().nullable(),
    newer: z.string().nullable(),
  }),
  links: z.array(linkRowDto),
  /** Those that Paydeck keeps. */
  ownInvoices: z.array(invoiceRowDto),
  invoices: z.array(z.string()),
  /** How many there are of what stands here with its latest. */
  totals: z.object({ links: z.int(), ownInvoices: z.int(), invoices: z.int(), notes: z.int() }),
  notes: z.array(z.object({ id: z.string(), text: z.string(), author: z.string(), at: z.string() })),
  seenBy: z.array(z.object({ id: z.string(), actor: z.string(), reason: z.string(), at: z.string() })),
  duplicates: z.array(duplicateDto),
});
export type CustomerDetail = z.infer<typeof customerDetailDto>;

const customerIdInput = z.object({ customerId: z.string().max(40) });

export const addCustomerNoteInput = customerIdInput.extend({
  text: z.string().trim().min(1, "Write something first.").max(2000, "At most 2,000 characters."),
});

export const MIN_REASON = 10;

export const revealInput = customerIdInput.extend({
  reason: z
    .string()
    .trim()
    .min(MIN_REASON, "Say in a few words what you need it for.")
    .max(300, "At most 300 characters."),
});

/** What one view shows, once. Never part of any other answer. */
export interface Revealed {
  readonly name: string;
  readonly email: string | null;
  readonly otherEmails: readonly string[];
  readonly externalRef: string | null;
}

/** `customerId` stays; `otherId` becomes part of it. */
export const mergeInput = customerIdInput.extend({ otherId: z.string().trim().max(40) });

export const mergePreviewDto = z.object({
  stays: personDto,
  goes: personDto,
  moves: z.object({
    test: z.int(),
    live: z.int(),
    links: z.int(),
    invoices: z.int(),
    addresses: z.int(),
    notes: z.int(),
  }),
  /** What the one that stays lacks and takes over. */
  takes: z.array(z.enum(["email", "externalRef", "country"])),
});
export type MergePreview = z.infer<typeof mergePreviewDto>;
