import { z } from "zod";

export const webhookModes = ["deliver", "drop", "never", "delay", "duplicate", "reorder", "forge"] as const;

/** What happens to notifications on their way. */
export const webhookSwitches = {
  /**
   * `drop` loses them on the way, `never` does not even write them down · `reorder` gathers them and sends the newest
   * first · `forge` sends a copy with a wrong signature before the true one.
   */
  webhooks: z.enum(webhookModes).default("deliver"),
  /** How long `delay` waits, and `reorder` gathers. */
  webhookDelayMs: z.number().int().min(0).max(3_600_000).default(3000),
};
