import { Ban, CircleCheck, type LucideIcon, Pause, TriangleAlert } from "lucide-react";
import type { EndpointRow } from "#lib/endpoints/schema.ts";
import { DISABLED_REASON, ENDPOINT_STATUS } from "#lib/endpoints/status.ts";
import type { Tone } from "../ui/tone.ts";

export interface EndpointHealth {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: LucideIcon;
  /** Since when, where that matters. */
  readonly since: string | null;
  /** Why, in one sentence; null where all is well. */
  readonly why: string | null;
}

type Signs = Pick<
  EndpointRow,
  "status" | "disabledReason" | "disabledAt" | "failingSince" | "consecutiveFailures" | "percentToDisable"
>;

const ICONS = { enabled: CircleCheck, paused: Pause, disabled: Ban } as const;

/** What an endpoint's row comes down to. */
export function endpointHealth(endpoint: Signs): EndpointHealth {
  const { status, disabledReason, disabledAt, failingSince, consecutiveFailures, percentToDisable } =
    endpoint;
  const { label, tone, meaning } = ENDPOINT_STATUS[status];
  const icon = ICONS[status];
  if (status === "disabled") {
    const why = disabledReason === null ? meaning : `${DISABLED_REASON[disabledReason]} ${meaning}`;
    return { label, tone, icon, since: disabledAt, why };
  }
  if (status === "paused") return { label, tone, icon, since: null, why: meaning };
  if (failingSince === null) return { label, tone, icon, since: null, why: null };
  const tries =
    consecutiveFailures === 1 ? "The last try failed" : `The last ${consecutiveFailures} tries failed`;
  const over = percentToDisable === 0 ? "" : `; ${percentToDisable} % of that time is over`;
  const why = `${tries}. After 5 days with nothing but failures it is disabled${over}.`;
  return { label: "Failing", tone: "warn", icon: TriangleAlert, since: failingSince, why };
}

/** "Shop", else the host that it is sent to; the whole address always stands beside it. */
export function endpointName({ description, url }: { description: string; url: string }): string {
  return description === "" ? (URL.parse(url)?.host ?? url) : description;
}
