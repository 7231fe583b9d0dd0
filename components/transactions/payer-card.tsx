"use client";

import type { NextActionDto } from "#lib/transactions/schema.ts";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { idItem } from "./details-card.tsx";
import { webUrl } from "./web-url.ts";

/** What the payer still has to do, to send to them again. */
export function PayerCard({ action }: { action: NextActionDto }) {
  const items = itemsOf(action);
  const page = "url" in action ? webUrl(action.url) : null;
  return (
    <Card title="For the payer">
      {items.length > 0 && <KeyValues items={items} />}
      {page !== null && (
        <div className="mt-3 flex items-center gap-2 first:mt-0">
          <CopyButton value={page} what="checkout link" size="sm">
            Copy checkout link
          </CopyButton>
        </div>
      )}
    </Card>
  );
}

function itemsOf(action: NextActionDto): KeyValue[] {
  switch (action.type) {
    case "redirect":
      return [];
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
