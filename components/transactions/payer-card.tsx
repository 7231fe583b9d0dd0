"use client";

import type { NextActionDto } from "#lib/transactions/schema.ts";
import { Card } from "../ui/card.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { idItem } from "./details-card.tsx";

type Instructions = Exclude<NextActionDto, { type: "redirect" }>;

/** What the payer still has to do, to send to them again. */
export function PayerCard({ action }: { action: Instructions }) {
  return (
    <Card title="For the payer">
      <KeyValues items={itemsOf(action)} />
    </Card>
  );
}

function itemsOf(action: Instructions): KeyValue[] {
  switch (action.type) {
    case "voucher":
      return [idItem("Voucher code", action.code)];
    case "bank_details":
      return action.details.map(({ label, value }) => idItem(label, value));
    case "crypto":
      return [
        idItem("Send exactly", `${action.amount} ${action.currency}`),
        { label: "Network", value: action.network },
        idItem("To address", action.address),
      ];
  }
}
