import type { EndpointRow } from "#lib/endpoints/schema.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { Time } from "../ui/time.tsx";
import { endpointHealth } from "./endpoint-health.ts";

/** Active, failing since, paused, disabled since. */
export function EndpointBadge({ endpoint }: { endpoint: EndpointRow }) {
  const { label, tone, icon, since } = endpointHealth(endpoint);
  return (
    <span className="inline-flex items-center gap-2">
      <StatusPill tone={tone} icon={icon}>
        {label}
      </StatusPill>
      {since && <Time at={since} mode="list" className="text-meta text-ink-3" />}
    </span>
  );
}
