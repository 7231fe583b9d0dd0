export interface Lookup {
  readonly href: string;
  readonly title: string;
  readonly detail: string;
}

const MOST = 6;

/** What this browser looked up last in a merchant's mode, newest first; nothing where the browser keeps nothing. */
export function recentLookups(place: string): Lookup[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? "[]");
    return Array.isArray(kept) && kept.every(isLookup) ? kept : [];
  } catch {
    return [];
  }
}

function isLookup(kept: unknown): kept is Lookup {
  if (typeof kept !== "object" || kept === null) return false;
  const [href, title, detail] = ["href", "title", "detail"].map((name) => Reflect.get(kept, name));
  return (
    typeof href === "string" &&
    href.startsWith("/") &&
    typeof title === "string" &&
    typeof detail === "string"
  );
}

export function rememberLookup(place: string, lookup: Lookup): void {
  const others = recentLookups(place).filter(({ href }) => href !== lookup.href);
  try {
    localStorage.setItem(keyOf(place), JSON.stringify([lookup, ...others].slice(0, MOST)));
  } catch {
    // A full or forbidden store only means that nothing is remembered.
  }
}

/** Whoever signs in next at this browser need not see it. */
export function forgetLookups(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

const PREFIX = "paydeck.lookups.";

function keyOf(place: string): string {
  return PREFIX + place;
}
