import { z } from "zod";
import { tagSchema } from "../tags/schema.ts";
import { readZone } from "../time-zone.ts";
import { transactionFiltersSchema } from "../transactions/schema.ts";

/** Above this nothing is done: whoever means more has to narrow the list first. */
export const MOST_CHOSEN = 10_000;

/** Ticked rows by id, or everything that the list's filters show. */
export const chosenSchema = z.union([
  z.object({ ids: z.array(z.string().max(40)).min(1).max(200) }),
  z.object({
    filters: transactionFiltersSchema.omit({ after: true, before: true, ids: true }),
    /** Whose days the screen counts, where it is not the merchant's. */
    dayZone: z
      .string()
      .refine((name) => readZone(name) !== null, "Choose a time zone.")
      .optional(),
  }),
]);
export type Chosen = z.output<typeof chosenSchema>;

export const bulkSyncInput = z.object({ chosen: chosenSchema });
export const bulkTagInput = z.object({ chosen: chosenSchema, tag: tagSchema, on: z.boolean() });

/** Every chosen one is in exactly one of these. */
export interface BulkSynced {
  readonly queued: number;
  /** Nothing further is to be learnt about them. */
  readonly settled: number;
  readonly missing: number;
  /** Until the last of them is asked about. */
  readonly lastInSeconds: number;
}
