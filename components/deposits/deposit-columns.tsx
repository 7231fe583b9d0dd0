import type { DepositRow } from "#lib/deposits/schema.ts";
import type { DataColumn } from "../data-table/data-column.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Time } from "../ui/time.tsx";
import { AddressStateBadge } from "./address-state-badge.tsx";
import { shortAddress } from "./short-address.ts";

export const depositColumns: DataColumn<DepositRow>[] = [
  {
    id: "reference",
    header: "Reference",
    primary: true,
    skeleton: "w-32",
    cell: ({ reference, customer }) => (
      <span title={[reference, customer].filter(Boolean).join(" · ")}>
        {reference}
        {customer && <span className="ml-2 text-ink-3">{customer}</span>}
      </span>
    ),
  },
  {
    id: "state",
    header: "State",
    width: 108,
    skeleton: "w-16",
    cell: ({ state }) => <AddressStateBadge state={state} />,
  },
  {
    id: "address",
    header: "Address",
    width: 162,
    interactive: true,
    skeleton: "w-32",
    cell: ({ address, reference }) => (
      <span className="inline-flex items-center gap-1">
        <span className="font-mono text-meta" title={address}>
          {shortAddress(address)}
        </span>
        <CopyButton value={address} what={`address of ${reference}`} />
      </span>
    ),
  },
  {
    id: "protocol",
    header: "Networks",
    width: 164,
    hideBelow: "lg",
    skeleton: "w-16",
    cell: ({ protocolLabel }) => <span title={protocolLabel}>{protocolLabel}</span>,
  },
  {
    id: "connection",
    header: "Connection",
    width: 120,
    hideBelow: "wide",
    skeleton: "w-24",
    cell: ({ connection }) => <span title={connection.name}>{connection.name}</span>,
  },
  {
    id: "deposits",
    header: "Deposits",
    width: 80,
    align: "end",
    skeleton: "w-6",
    cell: ({ deposits }) => deposits.toLocaleString("en"),
  },
  {
    id: "last",
    header: "Last deposit",
    width: 148,
    align: "end",
    hideBelow: "xl",
    skeleton: "w-20",
    cell: ({ lastDepositAt }) =>
      lastDepositAt === null ? (
        <span className="text-ink-3">None yet</span>
      ) : (
        <Time at={lastDepositAt} mode="relative" />
      ),
  },
];
