import type { ConnectionCard } from "#lib/connections/schema.ts";

/** "312 ms", "9.8 s". */
export function answerWords(ms: number | null): string {
  if (ms === null) return "–";
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** What is known about the key: refused, not asked yet, or its age. */
export function credentialWords(
  card: Pick<ConnectionCard, "credentialsCheck" | "credentialsAgeDays">,
): string {
  if (card.credentialsCheck === "refused") return "Refused";
  if (card.credentialsCheck === "unchecked") return "Not tested";
  const days = card.credentialsAgeDays;
  if (days === 0) return "Key set today";
  return days === 1 ? "Key is 1 day old" : `Key is ${days} days old`;
}

/** ".../api/webhooks/con_…", for where the whole address has no room. */
export function shortAddress(url: string): string {
  return `…${URL.parse(url)?.pathname ?? url}`;
}
