"use client";

import { formatAmount } from "#lib/format.ts";
import { parsePrice } from "#lib/money.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { Note } from "../ui/note.tsx";
import { useReader } from "../ui/reader.tsx";
import { exceeds } from "./exceeds.ts";
import { shownFields } from "./recipient-fields.tsx";
import type { PayoutFormState } from "./use-payout-form.ts";

/** Exactly what will be sent, before it is. */
export function PayoutReview({ state, limits }: { state: PayoutFormState; limits: readonly MoneyDto[] }) {
  const { form, offer, method, busy } = state;
  const { locale } = useReader();
  const amount = parsePrice(form.amount.trim(), form.currency);
  const held = exceeds(
    form.amount,
    limits.find((limit) => limit.currency === form.currency),
  );
  const items = [
    { label: "Amount", value: amount.ok ? formatAmount(amount.value, locale) : form.amount },
    { label: "From", value: offer?.connection.name ?? "" },
    { label: "Way", value: method?.label ?? "" },
    ...(form.country === "" ? [] : [{ label: "Country", value: countryName(form.country, locale) }]),
    ...shownFields(method?.fields ?? [], form.recipient)
      .filter((field) => form.recipient[field.name])
      .map((field) => ({
        label: field.label,
        value: wordsOf(field.options, form.recipient[field.name] ?? ""),
      })),
    { label: "For", value: form.purpose },
  ];
  return (
    <>
      <Card title="This will be sent">
        <KeyValues items={items} wrap />
      </Card>
      {held && (
        <Note tone="warn" title="Above the limit for one person.">
          Nothing is sent before another member approves exactly this, within 72 hours.
        </Note>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" loading={busy} onClick={state.send}>
          {held ? "Ask for approval" : "Send payout"}
        </Button>
        <Button disabled={busy} onClick={state.change}>
          Change something
        </Button>
      </div>
    </>
  );
}

function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(code) ?? code;
}

function wordsOf(
  options: readonly { readonly value: string; readonly label: string }[],
  value: string,
): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
