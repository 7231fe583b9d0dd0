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
  const wanted = Object.entries(headers).filter(([name]) => !DROPPED.has(name));
  const kept = wanted
    .slice(0, MAX_HEADERS)
    .map(([name, value]) => [name, value.slice(0, MAX_VALUE)] as const);
  const cut = [
    ...wanted.slice(0, MAX_HEADERS).filter(([, value]) => value.length > MAX_VALUE),
    ...wanted.slice(MAX_HEADERS),
  ];
  const names = cut.map(([name]) => name).join(" ");
  return {
    ...Object.fromEntries(kept),
    ...(names === "" ? {} : { [CUT_HEADER]: names.slice(0, MAX_VALUE) }),
  };
}

/** Names of the headers of which not everything was kept. */
export function cutHeaders(kept: Readonly<Record<string, string>>): string[] {
  return (kept[CUT_HEADER] ?? "").split(" ").filter((name) => name !== "");
}
