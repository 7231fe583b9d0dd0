import { z } from "zod";

/** `after`: older rows than the cursor. `before`: newer ones. At most one of them. */
export const pageParamsSchema = z.object({
  after: z.string().max(60).optional().catch(undefined),
  before: z.string().max(60).optional().catch(undefined),
});
