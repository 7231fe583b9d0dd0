"use client";

import { useState, useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { createEndpointInput, type EndpointDetail } from "#lib/endpoints/schema.ts";
import { CONCURRENCY, RATE_PER_SECOND } from "#lib/endpoints/status.ts";
import { errorsOf, errorsOfIssues, useFormErrors } from "../ui/use-form-errors.ts";

/** As it is typed; numbers stay text until they are sent. */
export interface EndpointForm {
  readonly url: string;
  readonly description: string;
  readonly events: readonly string[];
  readonly concurrency: string;
  readonly ratePerSecond: string;
}

export const EMPTY_FORM: EndpointForm = {
  url: "",
  description: "",
  events: ["*"],
  concurrency: String(CONCURRENCY.usual),
  ratePerSecond: String(RATE_PER_SECOND.usual),
};

export function formOf(endpoint: EndpointDetail): EndpointForm {
  const { url, description, events, concurrency, ratePerSecond } = endpoint;
  return {
    url,
    description,
    events,
    concurrency: String(concurrency),
    ratePerSecond: String(ratePerSecond),
  };
}

/** The values, what is wrong with them by field (with the whole under ""), and sending them. */
export function useEndpointForm<T>(
  initial: EndpointForm,
  send: (values: ReturnType<typeof valuesOf>) => Promise<ActionResult<T>>,
  onDone: (value: T) => void,
) {
  const [form, setForm] = useState(initial);
  const { errors, setErrors, refuse } = useFormErrors();
  const [busy, startWork] = useTransition();

  function change(patch: Partial<EndpointForm>) {
    setForm((before) => ({ ...before, ...patch }));
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([field]) => field !== "" && !(field in patch))),
    );
  }

  function submit() {
    if (busy) return;
    const parsed = createEndpointInput.safeParse(valuesOf(form));
    if (!parsed.success) return refuse(errorsOfIssues(parsed.error.issues));
    startWork(async () => {
      const answer = await send(valuesOf(form));
      if (answer.ok) onDone(answer.value);
      else refuse(errorsOf(answer.error));
    });
  }

  return { form, errors, busy, change, submit };
}

function valuesOf({ url, description, events, concurrency, ratePerSecond }: EndpointForm) {
  return { url, description, events: [...events], concurrency, ratePerSecond };
}
