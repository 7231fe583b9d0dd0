"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { CLOCK_COOKIE, type Clocks, ZONE_COOKIE } from "#lib/time-zone.ts";

/** Who is reading: how they write numbers and which zone times are written in. */
export interface Reader {
  /** BCP 47: "en-GB". */
  locale: string;
  /** IANA: "America/Bogota". The reader's own, unless they chose another clock. */
  zone: string;
}

interface ChosenClock {
  /** Null: nothing was chosen. */
  readonly clock: Clocks | null;
  readonly zones: Readonly<Record<Clocks, string>>;
  readonly choose: (clock: Clocks) => void;
}

const ReaderContext = createContext<Reader>({ locale: "en", zone: "UTC" });
const ClockContext = createContext<ChosenClock | null>(null);

export interface ReaderProviderProps extends Reader {
  children: ReactNode;
}

/**
 * The server renders in the zone the browser reported last time, where {@link RememberZone} keeps it, and in UTC where
 * nothing is kept; where the browser is elsewhere, times change once.
 */
export function ReaderProvider({ locale, zone: initialZone, children }: ReaderProviderProps) {
  const [zone, setZone] = useState(initialZone);
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!here || here === initialZone) return;
    setZone(here);
  }, [initialZone]);
  const reader = useMemo(() => ({ locale, zone }), [locale, zone]);
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

/** Keeps the browser's zone in a cookie, so that the next page is right from its first byte. Payers get no cookie. */
export function RememberZone(): null {
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (here) remember(ZONE_COOKIE, here);
  }, []);
  return null;
}

export interface ClockProviderProps {
  /** IANA: the second clock to choose from. */
  home: string;
  /** What the reader chose before; the server read it from its cookie. */
  clock: Clocks | null;
  /** What was counted in days has to be asked for again. */
  onChoose: () => void;
  children: ReactNode;
}

/** Inside it every time is written on the clock that the reader chose, from the first byte on. */
export function ClockProvider({ home, clock: initialClock, onChoose, children }: ClockProviderProps) {
  const reader = useContext(ReaderContext);
  const [clock, setClock] = useState(initialClock);
  const choose = useCallback(
    (next: Clocks) => {
      setClock(next);
      remember(CLOCK_COOKIE, next);
      onChoose();
    },
    [onChoose],
  );
  const zones = useMemo(() => ({ mine: reader.zone, merchant: home, utc: "UTC" }), [reader.zone, home]);
  const chosen = useMemo(() => ({ clock, zones, choose }), [clock, zones, choose]);
  const inside = useMemo(
    () => ({ locale: reader.locale, zone: zones[clock ?? "mine"] }),
    [reader.locale, zones, clock],
  );
  return (
    <ClockContext value={chosen}>
      <ReaderContext value={inside}>{children}</ReaderContext>
    </ClockContext>
  );
}

export function useReader(): Reader {
  return useContext(ReaderContext);
}

/** The clocks to choose from; null outside of a merchant, where there is only the reader's own. */
export function useClock(): ChosenClock | null {
  return useContext(ClockContext);
}

/** IANA: whose days ranges and charts count. Until somebody chooses, the merchant's. */
export function useDayZone(): string {
  const reader = useContext(ReaderContext);
  const chosen = useContext(ClockContext);
  return chosen === null ? reader.zone : chosen.zones[chosen.clock ?? "merchant"];
}

function remember(name: string, value: string) {
  const text = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`;
  Reflect.set(document, "cookie", text);
}
