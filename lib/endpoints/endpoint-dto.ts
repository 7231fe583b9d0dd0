import { MODES } from "../mode.ts";
import type { CountedEndpoint } from "./count-deliveries.ts";
import type { EndpointRecord } from "./repository.ts";
import type { EndpointDetail, EndpointRow } from "./schema.ts";
import {
  DISABLED_REASONS,
  type DisabledReason,
  ENDPOINT_STATUSES,
  type EndpointStatus,
  percentToDisable,
} from "./status.ts";

export function endpointStatusOf(stored: string): EndpointStatus {
  const status = ENDPOINT_STATUSES.find((known) => known === stored);
  if (status === undefined) throw new TypeError("an endpoint has a status that this version does not know");
  return status;
}

export function toEndpointRow(
  row: EndpointRecord,
  counts: CountedEndpoint | undefined,
  now: Date,
): EndpointRow {
  const status = endpointStatusOf(row.status);
  const { resumeAt } = row;
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events,
    status,
    disabledReason: disabledReasonOf(row.disabledReason),
    disabledAt: iso(row.disabledAt),
    failingSince: iso(row.failingSince),
    percentToDisable: status === "disabled" ? 100 : percentToDisable(row.failingSince, now),
    consecutiveFailures: row.consecutiveFailures,
    resumeAt: resumeAt !== null && resumeAt > now && status === "enabled" ? resumeAt.toISOString() : null,
    lastSuccessAt: iso(row.lastSuccessAt),
    lastFailureAt: iso(row.lastFailureAt),
    waiting: counts?.waiting ?? 0,
    failed: counts?.failed ?? 0,
    last24h: counts?.last24h ?? { tries: 0, succeeded: 0, p95Ms: null },
    createdAt: row.createdAt.toISOString(),
  };
}

export function toEndpointDetail(
  row: EndpointRecord,
  counts: CountedEndpoint | undefined,
  now: Date,
): EndpointDetail {
  const { previousSecretHint: hint, previousSecretUntil: until } = row;
  return {
    ...toEndpointRow(row, counts, now),
    mode: MODES.find((known) => known === row.mode) ?? "test",
    concurrency: row.concurrency,
    ratePerSecond: row.ratePerSecond,
    secret: {
      hint: row.secretHint,
      setAt: row.secretSetAt.toISOString(),
      previous: hint !== null && until !== null && until > now ? { hint, until: until.toISOString() } : null,
    },
    oldestWaitingAt: iso(counts?.oldestWaitingAt ?? null),
    createdBy: row.createdBy,
  };
}

function disabledReasonOf(stored: string | null): DisabledReason | null {
  return DISABLED_REASONS.find((known) => known === stored) ?? null;
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
