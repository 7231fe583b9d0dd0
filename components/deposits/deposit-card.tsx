import type { DepositRow } from "#lib/deposits/schema.ts";
import { AddressStateBadge } from "./address-state-badge.tsx";
import { shortAddress } from "./short-address.ts";

/** A row of the list on a phone. */
export function DepositCard({ row }: { row: DepositRow }) {
  const { reference, customer, state, address, protocolLabel, deposits } = row;
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <span className="min-w-0 truncate font-medium">{reference}</span>
        <AddressStateBadge state={state} />
      </span>
      <span className="mt-1.5 block font-mono text-meta">{shortAddress(address)}</span>
      <span className="mt-1 flex justify-between gap-3 text-meta text-ink-3">
        <span className="truncate">{[customer, protocolLabel].filter(Boolean).join(" · ")}</span>
        <span className="shrink-0">{deposits === 1 ? "1 deposit" : `${deposits} deposits`}</span>
      </span>
    </>
  );
}
