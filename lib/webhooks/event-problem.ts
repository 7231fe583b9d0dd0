import type { Refusal } from "./refusal.ts";
import type { EventStatus } from "./status.ts";

const REFUSALS: Readonly<Record<Refusal, string>> = {
  missing_proof: "No proof. The request carried no signature, so anybody could have sent it.",
  malformed_proof: "Unreadable proof. The signature is not in the form that this provider uses.",
  bad_proof: "Wrong signature. It was made with another secret, or the content was changed on the way.",
  stale: "Too old. The signed time is more than five minutes away from ours.",
  content_mismatch: "Content does not match. What was signed is not what the body says.",
  malformed_body: "Unreadable body. The proof can't be checked against it.",
  too_large: "Too large. The body was over 1 MiB, so it was not read to its end.",
  too_slow: "Too slow. The rest of the body did not come in time.",
};

/** Headlines by error code; the stored message goes on from there. */
const HEADLINES: Readonly<Record<string, string>> = {
  amount_mismatch: "Amount does not match. ",
  payer_mismatch: "It names another payer. ",
  transaction_unknown: "No such payment here. ",
  transaction_ambiguous: "More than one payment fits. ",
  unreadable: "Body can't be read. ",
  worker_ended: "Ends the worker. ",
};

/** Why an event failed or was refused, in plain words; the first sentence is the headline. Null when nothing is wrong. */
export function eventProblem(event: {
  readonly status: EventStatus;
  readonly refusal: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly attempts: number;
}): string | null {
  if (event.status === "rejected") {
    return isRefusal(event.refusal) ? REFUSALS[event.refusal] : "Refused. Its proof did not hold.";
  }
  if (event.status !== "failed" && event.status !== "dead") return null;
  const headline = HEADLINES[event.errorCode ?? ""] ?? "";
  const message = event.errorMessage ?? "Processing failed.";
  const why = headline + (/[.!?]$/.test(message) ? message : `${message}.`);
  if (event.status === "failed") return `${why} Not applied yet.`;
  return `${why} Not applied; no further try after ${event.attempts}.`;
}

function isRefusal(value: string | null): value is Refusal {
  return value !== null && Object.hasOwn(REFUSALS, value);
}
