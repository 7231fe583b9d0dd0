import { z } from "zod";
import { driftSwitches } from "./drift.ts";
import { faultSwitches } from "./faults.ts";
import { webhookSwitches } from "./webhooks.ts";

/** Everything that a scenario sets, and that "all off" ends. */
export const troubleSwitches = { ...faultSwitches, ...driftSwitches, ...webhookSwitches };
export const calm = z.object(troubleSwitches).parse({});
export type Trouble = typeof calm;

/** Switches that can be limited to some calls. What else belongs to one (`statusWhen` to `status`) follows it. */
export const limitable = [
  "outage",
  "latencyMs",
  "errorPercent",
  "retryAfterSeconds",
  "status",
  "answer",
  "driftEvent",
  "driftStatus",
  "newField",
  "missingField",
  "webhooks",
] as const satisfies readonly (keyof Trouble)[];
export type Limitable = (typeof limitable)[number];

export const limitInput = {
  /** "/v1/refunds" or "POST /v1/refunds", below the provider's prefix; for webhooks the beginning of the event's type. */
  path: z.string().min(1).max(200).optional(),
  /** Only the next so many; then the switch is off again. */
  times: z.number().int().min(1).max(100_000).optional(),
};

export const limitsSwitch = {
  limits: z.partialRecord(z.enum(limitable), z.object(limitInput)).default({}),
};
export type Limit = NonNullable<z.infer<(typeof limitsSwitch)["limits"]>[Limitable]>;
