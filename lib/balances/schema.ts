import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";

/** What one connection holds in one currency. All amounts are decimal strings of `currency`. */
export const balanceDto = z.object({
  connection: connectionRefDto,
  currency: z.string(),
  available: z.string(),
  pending: z.string().nullable(),
  settled: z.string().nullable(),
  totalIn: z.string().nullable(),
  totalOut: z.string().nullable(),
  /** provider: its API said so. derived: summed from our records, since the money is already the merchant's own. */
  source: z.enum(["provider", "derived"]),
  asOf: z.string(),
  /** Older than 15 minutes. */
  stale: z.boolean(),
  /** Provider's total in minus ours; null when it states none. */
  drift: z.string().nullable(),
  history: z.array(z.object({ at: z.string(), available: z.string() })),
});
export type Balance = z.infer<typeof balanceDto>;

/** One currency over all connections. */
export const currencyTotalDto = z.object({
  currency: z.string(),
  available: z.string(),
  pending: z.string().nullable(),
  sources: z.array(z.string()),
  custody: z.enum(["provider", "merchant", "mixed"]),
  asOf: z.string(),
});
export type CurrencyTotal = z.infer<typeof currencyTotalDto>;

export const balancesDto = z.object({
  totals: z.array(currencyTotalDto),
  balances: z.array(balanceDto),
  /** How many connections there are in this mode: with none, the first thing to do is to make one. */
  connections: z.number().int(),
});
export type Balances = z.infer<typeof balancesDto>;

/** Which connection to ask; all enabled ones without an id. */
export const refreshBalancesInput = z.object({ connectionId: z.string().max(40).optional() });

/** How many could be asked, and what the others said, in words for people. */
export interface RefreshedBalances {
  readonly refreshed: number;
  readonly problems: readonly { readonly connection: string; readonly message: string }[];
}
