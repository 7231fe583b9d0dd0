import { z } from "zod";
import { connectionRefDto } from "../connections/schema.ts";

/** A silence that was not usual. */
export const quietSpellDto = z.object({
  id: z.string(),
  connection: connectionRefDto,
  /** Null: the whole connection. */
  method: z.string().nullable(),
  since: z.string(),
  noticedAt: z.string(),
  /** Null: it lasts. */
  endedAt: z.string().nullable(),
  /** Events an hour that are usual at that time. */
  usualPerHour: z.number(),
});
export type QuietSpell = z.infer<typeof quietSpellDto>;
