import { STATUS, type TransactionStatus } from "#lib/transactions/status.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { statusIcon } from "./status-icons.ts";

export function TransactionStatusBadge({ status }: { status: TransactionStatus }) {
  const { label, tone } = STATUS[status];
  return (
    <StatusPill tone={tone} icon={statusIcon(status)}>
      {label}
    </StatusPill>
  );
}
