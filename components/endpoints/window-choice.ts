const HOUR_MS = 3_600_000;

export const WINDOWS = [
  { value: "1h", label: "Last hour", hours: 1 },
  { value: "24h", label: "Last 24 hours", hours: 24 },
  { value: "3d", label: "Last 3 days", hours: 72 },
  { value: "7d", label: "Last 7 days", hours: 168 },
  { value: "30d", label: "Last 30 days", hours: 720 },
  { value: "own", label: "Another window", hours: null },
] as const;

/** In ISO; null while there is none yet. Typed times are in the zone of this machine, as the browser's field shows them. */
export function chosenWindow(
  choice: string,
  own: { readonly since: string; readonly until: string },
  openedAt: number,
): { since: string; until?: string } | null {
  const hours = WINDOWS.find(({ value }) => value === choice)?.hours ?? null;
  if (hours !== null) return { since: new Date(openedAt - hours * HOUR_MS).toISOString() };
  const since = Date.parse(own.since);
  if (Number.isNaN(since)) return null;
  if (own.until === "") return { since: new Date(since).toISOString() };
  const until = Date.parse(own.until);
  if (Number.isNaN(until) || until <= since) return null;
  return { since: new Date(since).toISOString(), until: new Date(until).toISOString() };
}
