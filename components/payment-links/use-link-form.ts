"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { createLink } from "#lib/payment-links/actions.ts";
import { type CreateLinkInput, createLinkInput, type LinkOptions } from "#lib/payment-links/schema.ts";
import { notify } from "../ui/notify.ts";
import { errorsOfIssues, type FormErrors, useFormErrors } from "../ui/use-form-errors.ts";

/** The form with every field set. */
export type LinkForm = Omit<CreateLinkInput, "ways"> & {
  /** In the payer's order; those switched off are kept so that they can be switched on again. */
  ways: readonly { readonly connectionId: string; readonly on: boolean }[];
};

function emptyForm(options: LinkOptions, idempotencyKey: string): LinkForm {
  const { baseCurrency } = options.merchant;
  return {
    payerChooses: false,
    amount: "",
    currency: options.currencies.includes(baseCurrency)
      ? baseCurrency
      : (options.currencies[0] ?? baseCurrency),
    title: "",
    invoiceNumber: options.nextInvoiceNumber,
    customerName: "",
    customerEmail: "",
    ways: options.connections.map(({ connection }) => ({ connectionId: connection.id, on: true })),
    expiresInDays: 14,
    maxPayments: 1,
    message: "",
    returnUrl: "",
    language: "en",
    publish: true,
    idempotencyKey,
  };
}

/** The state of the form, its errors by field, and what pressing its buttons does. */
export function useLinkForm(merchant: string, options: LinkOptions, idempotencyKey: string) {
  const [form, setForm] = useState(() => emptyForm(options, idempotencyKey));
  const { errors, setErrors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const router = useRouter();

  function set(change: Partial<LinkForm>) {
    setForm((before) => ({ ...before, ...change }));
    setErrors((before) => without(before, change));
  }

  /** `usable`: connections that can take the amount; the others that are switched on are left out of the link. */
  function submit(publish: boolean, usable: ReadonlySet<string>) {
    const sent = { ...form, publish, ways: chosenWays(form, usable) };
    const parsed = createLinkInput.safeParse(sent);
    if (!parsed.success) return refuse(errorsOfIssues(parsed.error.issues));
    start(async () => {
      const result = await createLink(merchant, sent);
      if (result.ok) {
        notify.ok(publish ? "The link can be paid now." : "Saved as a draft.");
        router.push(`/${merchant}/payment-links/${result.value.id}`);
        return;
      }
      // A refused form may be corrected and sent again; only what was stored holds on to its key.
      refuse(
        result.error.code === "invalid_input"
          ? byField(form, usable, result.error.fields)
          : { "": result.error.message },
      );
    });
  }

  return { form, errors, busy, set, submit };
}

function chosenWays(form: LinkForm, usable: ReadonlySet<string>) {
  return form.ways
    .filter((way) => way.on && usable.has(way.connectionId))
    .map(({ connectionId }) => ({ connectionId, methods: [] }));
}

/** The server counts only the ways that were sent: its "ways.1" is put beside the connection it means. */
function byField(form: LinkForm, usable: ReadonlySet<string>, fields: FormErrors): FormErrors {
  const sent = chosenWays(form, usable);
  const entries = Object.entries(fields).map(([field, message]) => {
    const index = /^ways\.(\d+)/.exec(field)?.[1];
    const way = index === undefined ? undefined : sent[Number(index)];
    return [way ? `way:${way.connectionId}` : field, message] as const;
  });
  return Object.fromEntries(entries);
}

function without(errors: FormErrors, change: Partial<LinkForm>): FormErrors {
  const isAbout = (field: string) =>
    field in change ||
    (field.startsWith("way:") && ("ways" in change || "amount" in change || "currency" in change));
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !isAbout(field)));
}
