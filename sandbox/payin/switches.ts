import { z } from "zod";

/** PayIn's own switches: where its guide, its reference and its server differ. */
export const payInSwitches = {
  signatureForm: z.enum(["timestamped", "bare"]).default("timestamped"),
  spelling: z.enum(["snake", "camel"]).default("snake"),
  listShape: z.enum(["flat", "nested"]).default("flat"),
  poolSize: z.number().int().min(0).default(5000),
};
