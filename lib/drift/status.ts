import type { DRIFT_KINDS } from "../providers/facts.ts";

export type DriftKind = (typeof DRIFT_KINDS)[number];

/** What kind of surprise it is, in the words of the screens. */
export const DRIFT_WORDS: Readonly<Record<DriftKind, string>> = {
  event_type: "Unknown event",
  status: "Unknown status",
  new_field: "New field",
  missing_field: "Missing field",
};
