"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { createLink, updateDraft } from "#lib/payment-links/actions.ts";
import type { LinkFormDto } from "#lib/payment-links/edit/schema.ts";
import { createLinkInput, type LinkOptions } from "#lib/payment-links/schema.ts";
import type { LinkStart } from "#lib/payment-links/templates/schema.ts";
import { notify } from "../ui/notify.ts";
import { useFormErrors } from "../ui/use-form-errors.ts";
import {
  emptyForm,
  errorsByPlace,
  errorsByWay,
  formBegunFrom,
  formOfLink,
  inputOf,
  type LinkForm,
  withoutErrors,
} from "./link-form.ts";

export interface LinkFormStart {
  readonly options: LinkOptions;
  readonly idempotencyKey: string;
  /** The draft that is changed; a new link otherwise. */
  readonly draft?: LinkFormDto;
  /** The link or template that a new one begins from. */
  readonly start?: LinkStart | null;
}

/** The state of the form, its errors by field, and what pressing its buttons does. */
export function useLinkForm(
  merchant: string,
  { options, idempotencyKey, draft, start: begun }: LinkFormStart,
) {
  const [form, setForm] = useState(() => {
    if (draft) return formOfLink(draft, options, idempotencyKey);
    return begun ? formBegunFrom(begun, options, idempotencyKey) : emptyForm(options, idempotencyKey);
  });
  const [keptImage, setKeptImage] = useState(draft?.image ?? begun?.image ?? null);
  const { errors, setErrors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const router = useRouter();

  function set(change: Partial<LinkForm>) {
    if ("image" in change) setKeptImage(null);
    const otherImage = "image" in change ? { imageFrom: null } : {};
    setForm((before) => ({ ...before, ...change, ...otherImage }));
    setErrors((before) => withoutErrors(before, change));
  }

  /** `usable`: connections that can take the amount; the others that are switched on are left out of the link. */
  function submit(publish: boolean, usable: ReadonlySet<string>) {
    const sent = inputOf(form, publish, usable);
    const parsed = createLinkInput.safeParse(sent);
    if (!parsed.success) return refuse(errorsByPlace(parsed.error.issues));
    start(async () => {
      const result = draft
        ? await updateDraft(merchant, {
            linkId: draft.id,
            keepsCustomer: sent.customerName === draft.form.customerName && sent.customerEmail === "",
            form: sent,
          })
        : await createLink(merchant, sent);
      if (result.ok) {
        const done = publish ? "The link can be paid now." : "Saved as a draft.";
        notify.ok([done, otherNumber(sent.invoiceNumber, result.value)].filter(Boolean).join(" "));
        router.push(`/${merchant}/payment-links/${result.value.id}`);
        return;
      }
      // A refused form may be corrected and sent again; only what was stored holds on to its key.
      refuse(
        result.error.code === "invalid_input"
          ? errorsByWay(form, usable, result.error.fields)
          : { "": result.error.message },
      );
    });
  }

  return { form, errors, busy, keptImage, set, setErrors, submit };
}

/** What to say where the proposed number was taken while the form was open. */
function otherNumber(
  sent: string,
  made: { readonly id: string; readonly invoiceNumber?: string | null },
): string {
  const { invoiceNumber = sent } = made;
  return invoiceNumber === null || invoiceNumber === sent
    ? ""
    : `${sent} was taken meanwhile: its number is ${invoiceNumber}.`;
}
