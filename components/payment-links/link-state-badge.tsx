import { LINK_STATE, type LinkState } from "#lib/payment-links/status.ts";
import { iconNamed } from "../ui/icons.ts";
import { StatusPill } from "../ui/status-pill.tsx";

export function LinkStateBadge({ state }: { state: LinkState }) {
  const { label, tone, icon } = LINK_STATE[state];
  return (
    <StatusPill tone={tone} icon={iconNamed(icon)}>
      {label}
    </StatusPill>
  );
}
