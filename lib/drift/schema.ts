import { z } from "zod";
import { DRIFT_KINDS } from "../providers/facts.ts";

/** One thing that a provider says and its documents do not, or the other way round. Names only, never values. */
export const driftDto = z.object({
  kind: z.enum(DRIFT_KINDS),
  /** The object it was seen in: "invoice". */
  place: z.string(),
  name: z.string(),
  count: z.number().int(),
  /** How it came last: webhook, poll, api, stream, recovery. */
  source: z.string(),
  /** The newest event that had it, where it came by one. */
  eventId: z.string().nullable(),
  /** ISO, UTC. */
  firstAt: z.string(),
  lastAt: z.string(),
});
export type Drift = z.infer<typeof driftDto>;

export const driftListDto = z.object({ items: z.array(driftDto) });
export type DriftList = z.infer<typeof driftListDto>;
