import { z } from "zod";
import { may, type Scope } from "../../../auth/scope.ts";
import { CURRENCY_CODES } from "../../../currencies.ts";
import { decodeCursor } from "../../../paging.ts";

/** What several operations speak of in the same words. */
export const money = z
  .object({ amount: z.string().describe('Exact decimal, e.g. "2500.00"'), currency: z.string() })
  .describe("An exact amount; never a float");
export const time = z.string().describe("ISO 8601, UTC");
export const day = z.string().describe("A day where the merchant is, e.g. 2026-12-04");

export const amountInput = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,18})?$/, "Write it as a plain decimal, like 2500.00.")
  .describe('A plain decimal, e.g. "2500.00"');
export const currencyInput = z
  .string()
  .refine((code) => CURRENCY_CODES.some((known) => known === code), "This currency is not known.")
  .describe("An ISO 4217 code or a coin, e.g. COP or USDT");
export const waysInput = z
  .array(
    z.strictObject({
      connection_id: z.string().max(40),
      methods: z
        .array(z.string().max(60))
        .max(60)
        .default([])
        .describe("Empty: every method that can take the amount"),
    }),
  )
  .max(20)
  .describe("Through which connections; GET /ways-to-pay lists them");

/** Newest first: `after` goes on where `next` of the page before ended. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, "A whole number.")
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 100, "From 1 to 100.")
    .default(25)
    .describe("From 1 to 100; 25 unless said"),
  after: z
    .string()
    .max(60)
    .refine((cursor) => decodeCursor(cursor) !== null, "That is not the next of a page.")
    .optional()
    .describe("The `next` of the page before"),
};
export const timeQuery = z.iso
  .datetime({ offset: true, error: "Write a time like 2026-12-04T00:00:00Z." })
  .transform((text) => new Date(text))
  .optional();

export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    data: z.array(row).describe("Newest first"),
    next: z.string().nullable().describe("Send it as `after` for the next page; null: this is the last"),
  });
}

export const customer = z
  .object({
    name: z.string().nullable(),
    email: z.string().nullable().describe("Masked: c•••@d•••.co"),
  })
  .describe("Null in both without customers.read");

/** Personal data as the screens show it, for those who may see it at all. */
export function personal<T>(scope: Scope, value: T): T | null {
  return may(scope, "customers.read") ? value : null;
}

/** A field of the API by the name that the operations know it under, at any depth. */
export function fieldNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fieldNames);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      fieldNames(inner),
    ]),
  );
}
