import type { FactArrival } from "./fact-arrival.ts";
import type { MergedFact } from "./merge-fact.ts";
import { STATUS, type TransactionStatus } from "./status.ts";

const SPEAKER: Readonly<Record<FactArrival["source"], string>> = {
  api: "The provider answered",
  webhook: "Webhook said",
  poll: "Poll answered",
  stream: "The stream said",
  recovery: "Recovered event said",
  person: "A person said",
  system: "Paydeck concluded",
};

/** The two lines that a timeline entry shows for a fact. */
export function describeFact(
  { fact, source, summary }: FactArrival,
  merged: MergedFact,
  before: TransactionStatus,
): { readonly summary: string; readonly detail: string } {
  return {
    summary: summary ?? `${SPEAKER[source]} ${fact.providerStatus || fact.status}`,
    detail: effectOf(merged, before, fact.reason),
  };
}

function effectOf(merged: MergedFact, before: TransactionStatus, reason: string | undefined): string {
  const because = reason === undefined ? "" : ` · ${reason}`;
  switch (merged.verdict) {
    case "applied":
      return `${STATUS[before].label} → ${STATUS[merged.status].label}${because}`;
    case "same":
      return `Nothing new${because}`;
    case "stale":
      if (merged.weighed)
        return `A person has weighed this already: stays ${STATUS[merged.status].label.toLowerCase()}`;
      return `Older than what is known: stays ${STATUS[merged.status].label.toLowerCase()}`;
    case "conflict":
      return `Disagrees with ${STATUS[before].label.toLowerCase()}: held for review${because}`;
  }
}
