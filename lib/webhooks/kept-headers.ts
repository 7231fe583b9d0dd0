const MAX_HEADERS = 60;
const MAX_VALUE = 2000;

/** Headers that say nothing about the event and may carry somebody's session. */
const DROPPED = new Set(["cookie", "set-cookie", "proxy-authorization"]);

/** The headers worth keeping with an event, cut to a sane size. Values that prove something are kept: replays check them. */
export function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {};
  let count = 0;
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || DROPPED.has(name)) continue;
    if (count === MAX_HEADERS) break;
    kept[name] = value.length > MAX_VALUE ? value.slice(0, MAX_VALUE) : value;
    count += 1;
  }
  return kept;
}
