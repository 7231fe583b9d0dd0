"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { createPayout } from "#lib/movements/actions.ts";
import { readTyped } from "#lib/movements/read-amount.ts";
import { type PayoutOptions, payoutInput } from "#lib/movements/schema.ts";
import { confirmed } from "../ui/confirmed.ts";
import { notify } from "../ui/notify.ts";
import { errorsOf, type FormErrors, useFormErrors } from "../ui/use-form-errors.ts";
import { shownFields } from "./recipient-fields.tsx";
import { useMovementsChanged } from "./use-movements.ts";

export interface PayoutForm {
  readonly connectionId: string;
  readonly method: string;
  readonly amount: string;
  readonly currency: string;
  readonly country: string;
  readonly purpose: string;
  readonly recipient: Readonly<Record<string, string>>;
}

function emptyForm({ connections }: PayoutOptions): PayoutForm {
  const [first] = connections;
  const empty = { amount: "", purpose: "", recipient: {} };
  return { ...empty, connectionId: first?.connection.id ?? "", ...firstOf(first) };
}

/** A way in a currency that the connection holds, where it holds one; else its first. */
function firstOf(offer: PayoutOptions["connections"][number] | undefined) {
  const held = offer?.available.map(({ money }) => money.currency) ?? [];
  const usable = offer?.methods.find(({ currencies }) => currencies.some((code) => held.includes(code)));
  const method = usable ?? offer?.methods[0];
  const currency = method?.currencies.find((code) => held.includes(code)) ?? method?.currencies[0] ?? "";
  return { method: method?.id ?? "", currency, country: method?.countries[0] ?? "" };
}

/** The state of the payout's form: filled in, looked at once more, then sent. */
export function usePayoutForm(merchant: string, options: PayoutOptions, idempotencyKey: string) {
  const [form, setForm] = useState(() => emptyForm(options));
  const { errors, setErrors, refuse: showErrors } = useFormErrors();
  const [reviewing, setReviewing] = useState(false);
  const [busy, start] = useTransition();
  const changed = useMovementsChanged(merchant);
  const router = useRouter();
  const offer = options.connections.find(({ connection }) => connection.id === form.connectionId);
  const method = offer?.methods.find(({ id }) => id === form.method);

  function set(change: Partial<PayoutForm>) {
    setForm((before) => ({ ...before, ...change }));
    setErrors({});
  }

  /** What others change meanwhile stays. */
  function setRecipient(field: string, value: string) {
    setForm((before) => ({ ...before, recipient: { ...before.recipient, [field]: value } }));
    setErrors({});
  }

  function choose(connectionId: string) {
    const chosen = options.connections.find(({ connection }) => connection.id === connectionId);
    set({ connectionId, ...firstOf(chosen), recipient: {} });
  }

  function chooseMethod(id: string) {
    const chosen = offer?.methods.find((one) => one.id === id);
    const currency = chosen?.currencies.includes(form.currency)
      ? form.currency
      : (chosen?.currencies[0] ?? "");
    set({ method: id, currency, country: chosen?.countries[0] ?? "", recipient: {} });
  }

  function refuse(found: FormErrors) {
    showErrors(found);
    setReviewing(false);
  }

  function review() {
    const found: Record<string, string> = {};
    const parsed = payoutInput.safeParse({ ...form, idempotencyKey });
    for (const issue of parsed.error?.issues ?? []) found[issue.path.join(".")] ??= issue.message;
    const amount = readTyped(form.amount, form.currency);
    if (!amount.ok) found.amount ??= amount.error;
    for (const field of shownFields(method?.fields ?? [], form.recipient))
      if (field.required && !form.recipient[field.name]?.trim())
        found[`recipient.${field.name}`] =
          `${field.options.length > 0 ? "Choose" : "Enter"} the ${field.label.toLowerCase()}.`;
    if (Object.keys(found).length > 0) return refuse(found);
    setReviewing(true);
  }

  function send() {
    start(async () => {
      const result = await confirmed(() => createPayout(merchant, { ...form, idempotencyKey }));
      if (!result.ok) return refuse(errorsOf(result.error));
      notify.ok(result.value.held ? "The payout waits for a second person" : "The payout is on its way");
      await changed();
      router.push(`/${merchant}/transactions/${result.value.transactionId}`);
    });
  }

  return {
    form,
    errors,
    reviewing,
    busy,
    offer,
    method,
    set,
    setRecipient,
    choose,
    chooseMethod,
    review,
    send,
    change: () => setReviewing(false),
  };
}

export type PayoutFormState = ReturnType<typeof usePayoutForm>;
