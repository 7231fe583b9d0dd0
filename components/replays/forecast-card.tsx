"use client";

import type { ReplayForecast } from "#lib/replays/schema.ts";
import { MOST_EVENTS } from "#lib/replays/status.ts";
import { Card } from "../ui/card.tsx";
import { Note } from "../ui/note.tsx";
import { useReader } from "../ui/reader.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { EffectTable } from "./effect-table.tsx";

interface ForecastCardProps {
  /** Nothing has been asked for yet. */
  idle: boolean;
  forecast: ReplayForecast | undefined;
  problem: string | undefined;
}

/** How many events there are and what replaying them would do, before anything is done. */
export function ForecastCard({ idle, forecast, problem }: ForecastCardProps) {
  const numbers = new Intl.NumberFormat(useReader().locale);
  const count = (events: number) => `${numbers.format(events)} ${events === 1 ? "event" : "events"}`;
  return (
    <Card title="What it would do" aside={forecast && forecast.read > 0 ? count(forecast.total) : undefined}>
      <div aria-live="polite" aria-busy={!idle && forecast === undefined && problem === undefined}>
        {idle ? (
          <p className="text-ink-2">Choose a time, and the forecast appears here. It changes nothing.</p>
        ) : problem !== undefined ? (
          <Note tone="bad">{problem}</Note>
        ) : forecast === undefined ? (
          <Reading />
        ) : forecast.tooMany ? (
          <Note tone="warn" title="Too many for one replay.">
            More than {numbers.format(MOST_EVENTS)} events fit. Choose a shorter time or a narrower filter,
            and replay them in parts.
          </Note>
        ) : forecast.total === 0 ? (
          <p className="text-ink-2">No event fits. There is nothing to replay.</p>
        ) : (
          <>
            <EffectTable forecast={forecast.effects} estimated={forecast.read < forecast.total} />
            {forecast.read < forecast.total && (
              <p className="mt-3 text-meta text-ink-3">
                An estimate, from {numbers.format(forecast.read)} of {numbers.format(forecast.total)} events,
                evenly spread.
              </p>
            )}
          </>
        )}
      </div>
    </Card>
  );
}

function Reading() {
  return (
    <div className="grid gap-3">
      <span className="sr-only">The events are being read.</span>
      {["w-56", "w-40", "w-48"].map((width) => (
        <span key={width} className="flex justify-between">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-4 w-12" />
        </span>
      ))}
    </div>
  );
}
