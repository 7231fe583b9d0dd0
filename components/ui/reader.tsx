"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { zoneCookie } from "./reader-cookie.ts";

/** Who is reading: how they write numbers and which zone their clock shows. */
export interface Reader {
  /** BCP 47: "en-GB". */
  locale: string;
  /** IANA: "America/Bogota". */
  zone: string;
}

const ReaderContext = createContext<Reader>({ locale: "en", zone: "UTC" });

export interface ReaderProviderProps extends Reader {
  children: ReactNode;
}

/**
 * The server renders in the zone the browser reported last time (a cookie); when the browser has moved, times
 * change once and the cookie follows, so the next page is right from its first byte.
 */
export function ReaderProvider({ locale, zone: initialZone, children }: ReaderProviderProps) {
  const [zone, setZone] = useState(initialZone);
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!here || here === initialZone) return;
    setZone(here);
    rememberZone(here);
  }, [initialZone]);
  const reader = useMemo(() => ({ locale, zone }), [locale, zone]);
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  return useContext(ReaderContext);
}

function rememberZone(zone: string) {
  const text = `${zoneCookie}=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
  Reflect.set(document, "cookie", text);
}
