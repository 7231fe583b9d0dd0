import { z } from "zod";
import { STREAM_STATES } from "./status.ts";

export const streamParams = z.object({ connectionId: z.string().max(40) });

export const streamDto = z.object({
  state: z.enum(STREAM_STATES),
  /** When it was opened, while it is open. */
  openSince: z.string().nullable(),
  /** The newest event by any way. */
  lastEventAt: z.string().nullable(),
  lastSignalAt: z.string().nullable(),
  /** Events that stream or recovery brought before any webhook did, and those that were known already. */
  broughtFirst: z.number().int(),
  broughtAgain: z.number().int(),
  reconnects: z.number().int(),
  /** Why it is not open, or what may be missing. */
  problem: z.string().nullable(),
});
export type StreamDto = z.infer<typeof streamDto>;

/** Null: the provider has no stream. */
export const streamAnswer = z.object({ stream: streamDto.nullable() });
export type StreamAnswer = z.infer<typeof streamAnswer>;
