import { z } from "zod";

/** What happens to notifications on their way. */
export const webhookSwitches = {
  webhooks: z.enum(["deliver", "drop", "duplicate"]).default("deliver"),
};
