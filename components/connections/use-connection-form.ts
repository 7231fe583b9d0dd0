"use client";

import { useState, useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { confirmed } from "../ui/confirmed.ts";

export interface ConnectionFormValues {
  readonly name: string;
  readonly baseUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
}

type Failure = Extract<ActionResult<unknown>, { ok: false }>["error"];

/** Values, refusals and work under way of a connect or edit form. A changed value forgets the last test. */
export function useConnectionForm(initial: ConnectionFormValues) {
  const [values, setValues] = useState(initial);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [account, setAccount] = useState<string | null>(null);
  const [isBusy, startWork] = useTransition();

  function change(patch: Partial<ConnectionFormValues>) {
    setValues((before) => ({ ...before, ...patch }));
    if (patch.baseUrl !== undefined || patch.credentials !== undefined) setAccount(null);
  }

  function changeCredential(name: string, value: string) {
    change({ credentials: { ...values.credentials, [name]: value } });
  }

  /** Sends, and shows a refusal at its fields. */
  function send<T>(action: () => Promise<ActionResult<T>>, onDone: (value: T) => void) {
    setFailure(null);
    startWork(async () => {
      const answer = await confirmed(action);
      if (answer.ok) onDone(answer.value);
      else setFailure(answer.error);
    });
  }

  return {
    values,
    change,
    changeCredential,
    failure,
    errors: failure?.fields ?? {},
    account,
    setAccount,
    isBusy,
    send,
  };
}
