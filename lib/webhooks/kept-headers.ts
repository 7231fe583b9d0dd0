const MAX_HEADERS = 100;
/** All headers of a request together are seldom let through beyond 16 kB. */
const MAX_VALUE = 8000;

/** Names the headers of which not everything was kept: what is missing must not look like what never came. */
const CUT_HEADER = "paydeck-cut";

/** Headers that say nothing about the event and may carry somebody's session. */
const DROPPED = new Set(["cookie", "set-cookie", "proxy-authorization", CUT_HEADER]);

/**
 * The headers worth keeping with an event, cut to a sane size. A proof is kept whole, since it may be checked again; the
 * few that are too large are named in a header of our own.
 */
export function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {};
  const cut: string[] = [];
  let count = 0;
  // A plain loop: every webhook passes here.
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || DROPPED.has(name)) continue;
    const fits = count < MAX_HEADERS;
    if (fits) kept[name] = value.length > MAX_VALUE ? value.slice(0, MAX_VALUE) : value;
    if (!fits || value.length > MAX_VALUE) cut.push(name);
    count += 1;
  }
  if (cut.length > 0) kept[CUT_HEADER] = cut.join(" ").slice(0, MAX_VALUE);
  return kept;
}

/** Names of the headers of which not everything was kept. */
export function cutHeaders(kept: Readonly<Record<string, string>>): string[] {
  return (kept[CUT_HEADER] ?? "").split(" ").filter((name) => name !== "");
}
