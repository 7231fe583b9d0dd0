"use client";

import type { EndpointDetail } from "#lib/endpoints/schema.ts";
import { cn } from "../ui/cn.ts";
import { useReader } from "../ui/reader.tsx";
import { Stat, StatRow } from "../ui/stat.tsx";
import { Time } from "../ui/time.tsx";
import { durationWords } from "../webhooks/duration-words.ts";
import { countWords, successWords } from "./figure-words.ts";

interface EndpointFiguresProps {
  endpoint: EndpointDetail;
  className: string;
}

export function EndpointFigures({ endpoint, className }: EndpointFiguresProps) {
  const { locale } = useReader();
  const { last24h, waiting, failed, oldestWaitingAt, lastSuccessAt } = endpoint;
  return (
    <StatRow className={cn("mt-4", className)}>
      <Stat
        size="small"
        label="Success, 24 hours"
        value={successWords(last24h, locale)}
        detail={`${countWords(last24h.succeeded, locale)} of ${countWords(last24h.tries, locale)} tries`}
      />
      <Stat
        size="small"
        label="Answered within (p95)"
        value={last24h.p95Ms === null ? "–" : durationWords(last24h.p95Ms)}
        detail="Given up after 15 s"
      />
      <Stat
        size="small"
        label="On their way"
        value={countWords(waiting, locale)}
        detail={
          oldestWaitingAt === null ? (
            "Nothing waits"
          ) : (
            <>
              Since <Time at={oldestWaitingAt} mode="list" />
            </>
          )
        }
      />
      <Stat
        size="small"
        label="Failed, 7 days"
        value={countWords(failed, locale)}
        detail={
          lastSuccessAt === null ? (
            "Nothing delivered yet"
          ) : (
            <>
              Last delivered <Time at={lastSuccessAt} mode="relative" />
            </>
          )
        }
      />
    </StatRow>
  );
}
