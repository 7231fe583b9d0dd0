import { z } from "zod";

const word = z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,59}$/);

/** What a provider's documents do not say, put into its JSON answers and, before they are signed, its webhooks. */
export const driftSwitches = {
  /** Events of a type that nobody announced. 88Pay's events have none: there it is a new status. */
  driftEvent: z.boolean().default(false),
  /** Stands in place of every status. */
  driftStatus: word.nullable().default(null),
  /** Added to every object that has an id or a status. */
  newField: word.nullable().default(null),
  /** Left out wherever it stands. */
  missingField: word.nullable().default(null),
};
