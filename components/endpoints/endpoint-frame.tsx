"use client";

import { ChevronLeft } from "lucide-react";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { Note } from "../ui/note.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { EndpointActions } from "./endpoint-actions.tsx";
import { EndpointBadge } from "./endpoint-badge.tsx";
import { EndpointFigures } from "./endpoint-figures.tsx";
import { endpointHealth, endpointName } from "./endpoint-health.ts";

/** What every tab of an endpoint has above it: its name, its state, its figures. */
export function EndpointFrame({ children }: { children: ReactNode }) {
  const { merchant, endpoint } = useCurrentEndpoint();
  // Where a delivery stands in the log's place, it comes soon after the name.
  const isOpened = useSearchParams().has("delivery");
  const list = `/${merchant}/webhooks/endpoints`;
  const { tone, why } = endpointHealth(endpoint);
  return (
    <div className="mt-4">
      <TextLink href={list} className="inline-flex items-center gap-1">
        <ChevronLeft aria-hidden />
        All endpoints
      </TextLink>
      <div className="mt-2 flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="min-w-0 text-lead font-semibold tracking-[-0.01em] [overflow-wrap:anywhere]">
              {endpointName(endpoint)}
            </h2>
            <EndpointBadge endpoint={endpoint} />
          </div>
          <p className="mt-0.5 font-mono text-meta break-all text-ink-3">{endpoint.url}</p>
        </div>
        <EndpointActions />
      </div>
      {why !== null && (
        <Note tone={tone} className="mt-3">
          {why}
        </Note>
      )}
      {endpoint.resumeAt !== null && endpoint.status === "enabled" && (
        <Note tone="info" className="mt-3" title="Held back for a while.">
          It failed several times in a row or asked for a pause. The next try is not before{" "}
          <Time at={endpoint.resumeAt} mode="list" />.
        </Note>
      )}
      <EndpointFigures endpoint={endpoint} className={isOpened ? "max-xl:hidden" : ""} />
      {children}
    </div>
  );
}
