"use client";

import { Unlink } from "lucide-react";
import { useState } from "react";
import type { DepositAddressDetail } from "#lib/deposits/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { Note } from "../ui/note.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Stat, StatRow } from "../ui/stat.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { AddressCard } from "./address-card.tsx";
import { AddressStateBadge } from "./address-state-badge.tsx";
import { CheckButton } from "./check-button.tsx";
import { DepositMovements } from "./deposit-movements.tsx";
import { UnbindDialog } from "./unbind-dialog.tsx";
import { useDepositAddress } from "./use-deposits.ts";

export interface DepositViewProps {
  merchant: string;
  address: DepositAddressDetail;
  canWrite: boolean;
  canSync: boolean;
}

export function DepositView({ merchant, address: opened, canWrite, canSync }: DepositViewProps) {
  const address = useDepositAddress(merchant, opened);
  const [unbinding, setUnbinding] = useState(false);
  const isBound = address.state === "bound";
  return (
    <>
      <PageHeader
        title={<span className="break-words">{address.reference}</span>}
        subtitle={
          <span className="mt-1 flex flex-wrap items-center gap-2">
            <AddressStateBadge state={address.state} />
            <span>{[address.protocolLabel, address.customer].filter(Boolean).join(" · ")}</span>
          </span>
        }
        actions={
          <>
            {canSync && address.canCheck && <CheckButton merchant={merchant} depositId={address.id} />}
            {canWrite && isBound && address.canUnbind && (
              <Button variant="danger" icon={<Unlink aria-hidden />} onClick={() => setUnbinding(true)}>
                Unbind
              </Button>
            )}
          </>
        }
      />
      {address.unboundAt && (
        <Note tone="warn" title="Not bound any more" className="mt-5">
          Unbound <Time at={address.unboundAt} mode="relative" />. Nobody should send to it: the provider may
          give it to another payer.
        </Note>
      )}
      <StatRow className="mt-5">
        {address.totals.length === 0 && <Stat size="small" label="Received" value="Nothing yet" />}
        {address.totals.map((total) => (
          <Stat
            key={total.currency}
            size="small"
            label={`Received in ${total.currency}`}
            value={<Money value={total} />}
          />
        ))}
        <Stat size="small" label="Deposits" value={address.deposits.toLocaleString("en")} />
        <Stat size="small" label="On their way" value={address.underway.toLocaleString("en")} />
      </StatRow>
      <div className="mt-5 grid gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="min-w-0">
          <DepositMovements {...{ merchant }} deposits={address.newest} count={address.deposits} />
        </div>
        <div className="grid min-w-0 content-start gap-5 max-lg:order-first">
          <AddressCard address={address} />
          <Card title="Details">
            <KeyValues items={details(merchant, address)} />
          </Card>
        </div>
      </div>
      <UnbindDialog {...{ merchant, address }} open={unbinding} onOpenChange={setUnbinding} />
    </>
  );
}

function details(merchant: string, address: DepositAddressDetail): KeyValue[] {
  const { reference, customer, connection, boundAt, boundBy, id } = address;
  const connectionHref = `/${merchant}/connections/${connection.id}`;
  return [
    {
      label: "Reference",
      value: <span title={reference}>{reference}</span>,
      mono: true,
      action: <CopyButton value={reference} what="reference" />,
    },
    ...(customer ? [{ label: "Customer", value: customer }] : []),
    { label: "Connection", value: <TextLink href={connectionHref}>{connection.name}</TextLink> },
    { label: "Bound", value: <Time at={boundAt} /> },
    { label: "Bound by", value: boundBy },
    { label: "Id", value: id, mono: true, action: <CopyButton value={id} what="id" /> },
  ];
}
