import { AGREEMENT, type Agreement } from "#lib/provider-account/status.ts";
import { iconNamed } from "../ui/icons.ts";
import { StatusPill } from "../ui/status-pill.tsx";

/** Whether our records say what the provider's list says. */
export function AgreementBadge({ agreement }: { agreement: Agreement }) {
  const { label, tone, icon } = AGREEMENT[agreement];
  return (
    <StatusPill tone={tone} icon={iconNamed(icon)}>
      {label}
    </StatusPill>
  );
}
