"use client";

import { ChevronLeft } from "lucide-react";
import type { ConnectionRef } from "#lib/connections/schema.ts";
import type { ReplayAsk } from "#lib/replays/schema.ts";
import { FetchFailed } from "../layout/fetch-json.ts";
import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { webhooksQuery } from "../webhooks/webhooks-url.ts";
import { askQuery } from "./ask-query.ts";
import { ForecastCard } from "./forecast-card.tsx";
import { AskedWords } from "./replay-words.tsx";
import { StartForm } from "./start-form.tsx";
import { useForecast } from "./use-replays.ts";
import { WindowFields } from "./window-fields.tsx";

interface NewReplayProps {
  merchant: string;
  connections: readonly ConnectionRef[];
  /** Null: a window, of which nothing is chosen yet. */
  asked: ReplayAsk | null;
  /** Above so many events it waits for a second person; null: never. */
  limit: number | null;
  canReplay: boolean;
  idempotencyKey: string;
}

/** Which events, what would happen, why: in this order, before anything is done. */
export function NewReplay({
  merchant,
  connections,
  asked,
  limit,
  canReplay,
  idempotencyKey,
}: NewReplayProps) {
  const { data: forecast, error, isFetching } = useForecast(merchant, asked);
  const problem =
    error === null
      ? undefined
      : error instanceof FetchFailed
        ? error.message
        : "The events could not be read.";
  const canStart = asked !== null && forecast !== undefined && !forecast.tooMany && forecast.total > 0;
  return (
    <div className="mt-4 grid max-w-[860px] gap-5">
      <div>
        <TextLink href={`/${merchant}/webhooks/replays`} className="inline-flex items-center gap-1">
          <ChevronLeft aria-hidden />
          All replays
        </TextLink>
        <h2 className="mt-3 text-lead font-semibold tracking-[-0.01em]">New replay</h2>
      </div>
      <Card title="Which events">
        {asked === null || asked.kind === "window" ? (
          <WindowFields
            key={asked === null ? "" : askQuery(asked)}
            busy={isFetching}
            {...{ merchant, connections, asked }}
          />
        ) : (
          <Chosen {...{ merchant, connections, asked }} />
        )}
      </Card>
      <ForecastCard idle={asked === null} forecast={forecast} problem={problem} />
      {canStart && (
        <StartForm total={forecast.total} {...{ merchant, asked, limit, canReplay, idempotencyKey }} />
      )}
    </div>
  );
}

interface ChosenProps {
  merchant: string;
  connections: readonly ConnectionRef[];
  asked: Exclude<ReplayAsk, { readonly kind: "window" }>;
}

function Chosen({ merchant, connections, asked }: ChosenProps) {
  const inbox = `/${merchant}/webhooks`;
  if (asked.kind !== "filter") {
    const count = asked.ids.length === 1 ? "One event" : `${asked.ids.length} events`;
    return (
      <p>
        {count}, chosen in the list. <TextLink href={inbox}>Choose others</TextLink>
      </p>
    );
  }
  const { kind, ...filters } = asked;
  const words = {
    connections: connections.filter(({ id }) => filters.connection?.split(",").includes(id)),
    from: filters.from ?? null,
    to: filters.to ?? null,
    tab: filters.tab,
    outcome: filters.outcome ?? null,
    words: [RANGES[filters.range], filters.type, filters.transaction, filters.q].flatMap(
      (word) => word || [],
    ),
  };
  return (
    <p className="break-words">
      Everything that this filter shows: <AskedWords replay={{ kind, asked: words, total: 0 }} />.{" "}
      <TextLink href={inbox + webhooksQuery(filters)}>Change the filter</TextLink>
    </p>
  );
}

const RANGES = { "24h": "Last 24 hours", "7d": "Last 7 days", "30d": "Last 30 days", all: "" } as const;
