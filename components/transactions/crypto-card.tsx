"use client";

import { SquareArrowOutUpRight } from "lucide-react";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { Card } from "../ui/card.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { idItem } from "./details-card.tsx";
import { Money } from "./money.tsx";

/** What happened on the network; nothing for other kinds of payment. */
export function CryptoCard({ transaction }: { transaction: TransactionDetail }) {
  const { network, confirmations, txHash, address, received, amount, explorerUrl, kind } = transaction;
  if (network === null && txHash === null && address === null) return null;
  const items: KeyValue[] = [
    ...(network === null ? [] : [{ label: "Network", value: network }]),
    ...(confirmations === null ? [] : [{ label: "Confirmations", value: String(confirmations) }]),
    ...(txHash === null ? [] : [idItem("Hash", txHash)]),
    ...(address === null ? [] : [idItem("Address", address)]),
    { label: kind === "refund" ? "To send" : "Expected", value: <Money value={amount} /> },
    ...(kind === "payment" || kind === "deposit"
      ? [{ label: "Received", value: received === null ? "Nothing yet" : <Money value={received} /> }]
      : []),
  ];
  return (
    <Card title="On the network">
      <KeyValues items={items} />
      {explorerUrl !== null && (
        <a
          href={explorerUrl}
          target="_blank"
          rel="noreferrer noopener"
          className="mt-3 inline-flex items-center gap-1.5 rounded-[3px] font-medium text-accent underline-offset-2 hover:underline"
        >
          See it on the network's explorer <SquareArrowOutUpRight aria-hidden className="size-3.5" />
        </a>
      )}
    </Card>
  );
}
