import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";
import { TRANSACTION_KINDS, TRANSACTION_STATUSES } from "../transactions/status.ts";
import type { EVENT_STATUSES } from "../webhooks/status.ts";
import { TEST_FAULTS } from "./status.ts";

/** What is chosen on the tester's page; lives in the URL. */
export const testerParamsSchema = z.object({
  connection: z.string().max(40).optional().catch(undefined),
  type: z.string().max(100).optional().catch(undefined),
  /** A transaction's id; "none" for made-up ids. */
  transaction: z.string().max(40).optional().catch(undefined),
});
export type TesterParams = z.infer<typeof testerParamsSchema>;

export const testerDto = z.object({
  /** Why nothing can be sent: live mode, or no connection. */
  whyNot: z.string().nullable(),
  connections: z.array(connectionRefDto),
  /** The chosen one; null when there is none. */
  chosen: z
    .object({
      connectionId: z.string(),
      url: z.string(),
      type: z.string(),
      types: z.array(z.object({ type: z.string(), title: z.string() })),
      /** What the chosen event speaks of; null: nothing about money. */
      kind: z.enum(TRANSACTION_KINDS).nullable(),
      /** The id, or "none" for made-up ids. */
      transaction: z.string(),
      transactions: z.array(
        z.object({
          id: z.string(),
          reference: z.string(),
          status: z.enum(TRANSACTION_STATUSES),
          amount: z.string(),
        }),
      ),
      /** Whether the provider's proof carries a time. */
      signsTime: z.boolean(),
      body: z.string(),
    })
    .nullable(),
});
export type Tester = z.infer<typeof testerDto>;

const MAX_BODY = 256 * 1024;

export const sendTestInput = z.object({
  connectionId: z.string().max(40),
  type: z.string().max(100),
  body: z
    .string()
    .min(1, "The body is empty.")
    .refine(
      (text) => new TextEncoder().encode(text).byteLength <= MAX_BODY,
      "At most 256 kB can be edited here.",
    ),
  faults: z.array(z.enum(TEST_FAULTS)).max(TEST_FAULTS.length),
});
export type SendTestInput = z.output<typeof sendTestInput>;

/** One request of a test, and what came of it. */
export interface SentTest {
  readonly url: string;
  /** Secret parts cut. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  /** Null: no answer came. */
  readonly status: number | null;
  readonly answer: string;
  readonly ms: number;
  readonly event: { readonly id: string; readonly status: (typeof EVENT_STATUSES)[number] } | null;
}
