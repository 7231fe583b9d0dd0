import { INVOICE_STATE, type InvoiceState } from "#lib/invoices/status.ts";
import { iconNamed } from "../ui/icons.ts";
import { StatusPill } from "../ui/status-pill.tsx";

export function InvoiceStateBadge({ state }: { state: InvoiceState }) {
  const { label, tone, icon } = INVOICE_STATE[state];
  return (
    <StatusPill tone={tone} icon={iconNamed(icon)}>
      {label}
    </StatusPill>
  );
}
