import type { DRIFT_KINDS } from "../providers/facts.ts";

export type DriftKind = (typeof DRIFT_KINDS)[number];

/** What kind of surprise it is, in the words of the screens. */
export const DRIFT_WORDS: Readonly<Record<DriftKind, string>> = {
  event_type: "Unknown event",
  status: "Unknown status",
  new_field: "New field",
  missing_field: "Missing field",
};

/** The newest surprise of a connection, for the overview. */
export interface NewDrift {
  readonly connectionId: string;
  readonly kind: DriftKind;
  readonly name: string;
  readonly count: number;
  /** All signs of the connection that were first seen since then. */
  readonly others: number;
}
