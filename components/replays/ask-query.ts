import type { ReplayAsk } from "#lib/replays/schema.ts";

/** What is asked for, as an address says it. */
export function askQuery(asked: ReplayAsk): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    const text = Array.isArray(value) ? value.join(",") : value;
    if (text) search.set(name, text);
  }
  return `?${search}`;
}

/** The page on which a replay of these events is looked at before it starts. */
export function newReplayHref(merchant: string, asked: ReplayAsk): string {
  return `/${merchant}/webhooks/replays/new${askQuery(asked)}`;
}
