import { z } from "zod";

/** What goes wrong between a call and its answer. */
export const faultSwitches = {
  /** Makes every API call answer this HTTP status. */
  status: z.number().int().min(400).max(599).nullable().default(null),
  /** `after` does the work first and then loses the answer. */
  statusWhen: z.enum(["before", "after"]).default("before"),
  latencyMs: z.number().int().min(0).max(120_000).default(0),
};
