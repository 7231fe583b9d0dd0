import { readZone } from "#lib/time-zone.ts";

/** The reader's locale from `Accept-Language`; "en" when it names none we can write. */
export function localeFrom(acceptLanguage: string | null): string {
  const first = acceptLanguage?.split(",")[0]?.split(";")[0]?.trim() ?? "";
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(first)) return "en";
  try {
    return Intl.getCanonicalLocales(first)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** The reader's zone from the cookie their browser set; `fallback` when it is missing or nonsense. */
export function zoneFrom(cookie: string | undefined, fallback = "UTC"): string {
  return readZone(cookie) ?? fallback;
}
