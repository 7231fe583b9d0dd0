import { z } from "zod";

/** Pepay's own switches. */
export const pepaySwitches = {
  /** The secret before the last rotation, with which it signs as well. */
  previousWebhookSecret: z.string().nullable().default(null),
  /** How times are written in API answers. */
  timestamps: z.enum(["unix", "iso"]).default("unix"),
  /** The WebSocket: `refuse` also closes the open ones, `mute` accepts and then says nothing at all. */
  streams: z.enum(["open", "refuse", "mute"]).default("open"),
  /** How passing the money on ends: settled, or failed and then in the hands of Pepay's people. */
  settlements: z.enum(["settle", "fail"]).default("settle"),
};
