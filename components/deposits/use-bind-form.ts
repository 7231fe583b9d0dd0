"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { bindAddress } from "#lib/deposits/actions.ts";
import { type BindAddressInput, bindAddressInput, type DepositOffer } from "#lib/deposits/schema.ts";
import { notify } from "../ui/notify.ts";
import { errorsOf, errorsOfIssues, useFormErrors } from "../ui/use-form-errors.ts";

function emptyForm([first]: readonly DepositOffer[]): BindAddressInput {
  return {
    connectionId: first?.connection.id ?? "",
    protocol: first?.protocols[0]?.id ?? "",
    reference: "",
    customerName: "",
    customerEmail: "",
  };
}

/** The form's state, its errors by field (the whole under ""), and what sending it does. */
export function useBindForm(merchant: string, offers: readonly DepositOffer[]) {
  const [form, setForm] = useState(() => emptyForm(offers));
  const { errors, setErrors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const router = useRouter();

  function set(change: Partial<BindAddressInput>) {
    setForm((before) => ({ ...before, ...change }));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))));
  }

  function submit() {
    const parsed = bindAddressInput.safeParse(form);
    if (!parsed.success) return refuse(errorsOfIssues(parsed.error.issues));
    start(async () => {
      const result = await bindAddress(merchant, form);
      if (result.ok) {
        notify.ok("The address is bound. It can be sent to now.");
        router.push(`/${merchant}/deposits/${result.value.id}`);
        return;
      }
      refuse(errorsOf(result.error));
    });
  }

  return { form, errors, busy, set, submit };
}
