import type { WebhookRefusal } from "../providers/webhook-contract.ts";

/** Why a request stands in quarantine: its proof did not hold, or we did not read it to its end. */
export type Refusal = WebhookRefusal | "too_large" | "too_slow";
