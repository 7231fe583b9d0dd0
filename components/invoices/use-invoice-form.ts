"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { createInvoice, sendInvoice, updateInvoice } from "#lib/invoices/actions.ts";
import {
  createInvoiceInput,
  type InvoiceForm as InvoiceFormDto,
  type InvoiceOptions,
} from "#lib/invoices/schema.ts";
import type { LinkOptions } from "#lib/payment-links/schema.ts";
import { notify } from "../ui/notify.ts";
import { type FormErrors, useFormErrors } from "../ui/use-form-errors.ts";
import { errorsByPath, wayErrors, without } from "./invoice-form-errors.ts";
import { startOf } from "./invoice-form-start.ts";
import type { InvoiceFormState } from "./invoice-form-state.ts";

export interface InvoiceFormProps {
  merchant: string;
  options: InvoiceOptions;
  /** What links can offer: an invoice's ways are chosen as a link's. */
  links: LinkOptions;
  /** Made with the page: however often the form is sent, it makes one invoice. */
  idempotencyKey: string;
  /** The draft that is changed; absent: a new one. */
  draft?: { readonly id: string; readonly form: InvoiceFormDto };
}

/** The state of the form, its errors by field, and what pressing its buttons does. */
export function useInvoiceForm({ merchant, options, links, idempotencyKey, draft }: InvoiceFormProps) {
  const [form, setForm] = useState(() => startOf(options, links, draft?.form));
  const { errors, setErrors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const router = useRouter();

  function set(change: Partial<InvoiceFormState>) {
    setForm((before) => ({ ...before, ...change }));
    setErrors((before) => without(before, change));
  }

  /** `usable`: connections that can take the total; others that are switched on are left out. */
  function submit(thenSend: boolean, usable: ReadonlySet<string>) {
    const sent = {
      ...form,
      ways: chosenWays(form, usable),
      attachments: form.attachments.map(({ name, url }) => ({ name, url })),
      lines: form.lines.map(({ key: _key, ...line }) => line),
    };
    const parsed = createInvoiceInput.safeParse({ ...sent, idempotencyKey });
    if (!parsed.success) return refuse(errorsByPath(parsed.error.issues));
    start(async () => {
      const saved = await (draft === undefined
        ? createInvoice(merchant, { ...sent, idempotencyKey })
        : updateInvoice(merchant, { ...sent, invoiceId: draft.id }));
      if (!saved.ok) return refuse(refusal(saved.error, form, usable));
      const page = `/${merchant}/invoices/${saved.value.id}`;
      if (!thenSend) {
        notify.ok("Saved as a draft.");
        return router.push(page);
      }
      const issued = await sendInvoice(merchant, { invoiceId: saved.value.id });
      if (issued.ok) {
        notify.ok(`${issued.value.number} is open. Send your customer its link.`);
        return router.push(page);
      }
      // It is a draft by now: sending it again from here would be another form with the same key.
      if (draft === undefined) {
        notify.bad("Saved as a draft, but not sent", { detail: firstOf(issued.error) });
        return router.push(`${page}/edit`);
      }
      refuse(refusal(issued.error, form, usable));
    });
  }

  return { form, errors, busy, set, submit };
}

function chosenWays(form: InvoiceFormState, usable: ReadonlySet<string>) {
  return form.ways
    .filter((way) => way.on && usable.has(way.connectionId))
    .map(({ connectionId }) => ({ connectionId, methods: [] }));
}

interface Refusal {
  readonly message: string;
  readonly fields: FormErrors;
}

function refusal(error: Refusal, form: InvoiceFormState, usable: ReadonlySet<string>): FormErrors {
  const ids = chosenWays(form, usable).map(({ connectionId }) => connectionId);
  return Object.keys(error.fields).length > 0 ? wayErrors(error.fields, ids) : { "": error.message };
}

function firstOf(error: Refusal): string {
  return Object.values(error.fields)[0] ?? error.message;
}
