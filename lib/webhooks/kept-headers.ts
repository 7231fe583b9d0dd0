const MAX_HEADERS = 60;
const MAX_VALUE = 2000;

/** Headers that say nothing about the event and may carry somebody's session. */
const DROPPED = new Set(["cookie", "set-cookie", "proxy-authorization"]);

/** The headers worth keeping with an event, cut to a sane size. Values that prove something are kept: replays check them. */
export function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !DROPPED.has(name));
  return Object.fromEntries(
    kept.slice(0, MAX_HEADERS).map(([name, value]) => [name, value.slice(0, MAX_VALUE)]),
  );
}
