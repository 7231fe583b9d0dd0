import type { Trouble } from "#sandbox/server/switches/limits.ts";

/** One sending of a notification. */
export interface Journey {
  state: "pending" | "dropped";
  afterMs: number;
  forged: boolean;
  /** Waits for those that come after it, and goes out behind them. */
  heldBack: boolean;
}

const plain: Journey = { state: "pending", afterMs: 0, forged: false, heldBack: false };
const forgerIsAheadByMs = 150;

/** What becomes of one notification. An empty list: it is never sent. */
export function webhookJourneys({ webhooks, webhookDelayMs }: Trouble): Journey[] {
  switch (webhooks) {
    case "deliver":
      return [plain];
    case "drop":
      return [{ ...plain, state: "dropped" }];
    case "never":
      return [];
    case "delay":
      return [{ ...plain, afterMs: webhookDelayMs }];
    case "duplicate":
      return [plain, plain];
    case "reorder":
      return [{ ...plain, afterMs: webhookDelayMs, heldBack: true }];
    case "forge":
      return [
        { ...plain, forged: true },
        { ...plain, afterMs: forgerIsAheadByMs },
      ];
  }
}
