/** What lists show beside the status while a movement is between two tries, or needs somebody. */
export const REASON = {
  sentAgain: "Outcome unknown, sent again",
  unknown: "Outcome unknown, needs a person",
  triedAgain: "Not sent yet, tried again",
  /** Certainly not sent, and no try follows by itself. */
  notSent: "Not sent, needs a person",
} as const;
