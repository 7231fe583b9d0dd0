import { z } from "zod";

const layer = z.enum(["all", "guide", "reference", "server"]).default("all");

/** PayIn's own switches: where its guide, its reference and its server differ. */
export const payInSwitches = {
  signatureForm: z.enum(["timestamped", "bare"]).default("timestamped"),
  /** Of events. */
  spelling: z.enum(["snake", "camel"]).default("snake"),
  /** Of API answers; all three layers show camelCase, and only the notification pages snake_case. */
  answerSpelling: z.enum(["camel", "snake"]).default("camel"),
  listShape: z.enum(["flat", "nested"]).default("flat"),
  envelope: z.enum(["wrapped", "bare"]).default("wrapped"),
  /** Whose error bodies, names and statuses; `all` puts the names of all three into one body. */
  errors: layer,
  /** Whose paths exist; `all` has every one, and lists transfers under /deposits. */
  edition: layer,
  poolSize: z.number().int().min(0).default(5000),
};

export type Layer = z.infer<typeof layer>;
