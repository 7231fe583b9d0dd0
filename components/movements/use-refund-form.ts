"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { createRefund } from "#lib/movements/actions.ts";
import type { RefundOffer } from "#lib/movements/schema.ts";
import { confirmed } from "../ui/confirmed.ts";
import { notify } from "../ui/notify.ts";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";
import { typedAmount } from "./typed-amount.ts";
import { useMovementsChanged } from "./use-movements.ts";

export interface RefundForm {
  readonly amount: string;
  readonly purpose: string;
  readonly address: string;
  readonly method: string;
  readonly recipient: Readonly<Record<string, string>>;
}

interface RefundFormOptions {
  readonly merchant: string;
  readonly transactionId: string;
  /** As it was when the form was opened: its key makes one refund. */
  readonly offer: RefundOffer;
  readonly onDone: () => void;
}

/** The state of the refund's form, its errors by field, and what sending it does. */
export function useRefundForm({ merchant, transactionId, offer, onDone }: RefundFormOptions) {
  const [form, setForm] = useState<RefundForm>(() => ({
    amount: typedAmount(offer.left),
    purpose: "",
    address: "",
    method: offer.methods[0]?.id ?? "",
    recipient: {},
  }));
  const { errors, setErrors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const changed = useMovementsChanged(merchant);
  const router = useRouter();

  function set(change: Partial<RefundForm>) {
    setForm((before) => ({ ...before, ...change }));
    setErrors({});
  }

  /** What others change meanwhile stays. */
  function setRecipient(field: string, value: string) {
    setForm((before) => ({ ...before, recipient: { ...before.recipient, [field]: value } }));
    setErrors({});
  }

  function submit() {
    start(async () => {
      const result = await confirmed(() =>
        createRefund(merchant, { ...form, transactionId, idempotencyKey: offer.formKey }),
      );
      if (!result.ok) return refuse(errorsOf(result.error));
      const { transactionId: made, held } = result.value;
      const open = { label: "Open", onPress: () => router.push(`/${merchant}/transactions/${made}`) };
      const next =
        offer.way === "transfer" ? "The refund waits for your transfer" : "The refund is on its way";
      notify.ok(held ? "The refund waits for a second person" : next, { action: open });
      onDone();
      await changed();
    });
  }

  return { form, errors, busy, set, setRecipient, submit };
}
