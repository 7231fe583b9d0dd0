"use client";

import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";
import { useReader } from "../ui/reader.tsx";
import { Time } from "../ui/time.tsx";
import { methodWords } from "./method-words.ts";
import { Money } from "./money.tsx";

export function DetailsCard({ transaction }: { transaction: TransactionDetail }) {
  const { locale } = useReader();
  const t = transaction;
  const moments = [
    { label: "Created", at: t.createdAt },
    { label: "Paid", at: t.paidAt },
    { label: "Expires", at: t.paidAt === null ? t.expiresAt : null },
  ];
  const sums = [
    { label: "Received", value: t.received?.amount === t.amount.amount ? null : t.received },
    { label: "Fee", value: t.fee },
    { label: "Net", value: t.net },
  ];
  const items: KeyValue[] = [
    idItem("Reference", t.reference),
    ...(t.externalId === null ? [] : [idItem(`${t.connection.name} id`, t.externalId)]),
    idItem("Paydeck id", t.id),
    ...(t.invoiceNumber === null || t.invoiceNumber === t.reference
      ? []
      : [idItem("Invoice", t.invoiceNumber)]),
    { label: "Method", value: methodWords(t) || "–" },
    ...(t.country === null ? [] : [{ label: "Country", value: countryName(t.country, locale) }]),
    ...(t.providerStatus === "" ? [] : [{ label: "Provider says", value: t.providerStatus, mono: true }]),
    ...moments.flatMap(({ label, at }) => (at === null ? [] : [{ label, value: <Time at={at} /> }])),
    ...sums.flatMap(({ label, value }) =>
      value === null ? [] : [{ label, value: <Money value={value} /> }],
    ),
    ...(t.settlement === null ? [] : settlementItems(t.settlement)),
    ...(t.description === ""
      ? []
      : [{ label: "Description", value: <span title={t.description}>{t.description}</span> }]),
  ];
  return (
    <Card title="Details">
      <KeyValues items={items} />
    </Card>
  );
}

const SETTLEMENT_WORDS: Readonly<Record<string, string>> = {
  pending: "Not passed on yet",
  processing: "Being passed on",
  manual: "Passed on by hand",
  failed: "Could not be passed on",
  settled: "Passed on to you",
};

function settlementItems({ status, txHash }: NonNullable<TransactionDetail["settlement"]>): KeyValue[] {
  const said: KeyValue = { label: "Settlement", value: SETTLEMENT_WORDS[status] ?? status };
  return txHash === null ? [said] : [said, idItem("Settled in", txHash)];
}

/** Long ids are cut in the middle for the eye; the whole one is copied. */
export function idItem(label: string, id: string): KeyValue {
  const shown = id.length > 18 ? `${id.slice(0, 9)}…${id.slice(-5)}` : id;
  const value = <span title={id}>{shown}</span>;
  return { label, value, mono: true, action: <CopyButton value={id} what={label.toLowerCase()} /> };
}

function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(code) ?? code;
}
