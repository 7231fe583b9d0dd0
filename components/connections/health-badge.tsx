import { HEALTH_STATUS, type Health } from "#lib/connections/status.ts";
import { iconNamed } from "../ui/icons.ts";
import { StatusPill } from "../ui/status-pill.tsx";

export function HealthBadge({ health }: { health: Health }) {
  const { label, tone, icon } = HEALTH_STATUS[health];
  return (
    <StatusPill tone={tone} icon={iconNamed(icon)}>
      {label}
    </StatusPill>
  );
}
