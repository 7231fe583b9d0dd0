"use client";

import { useTransition } from "react";
import { takeRecurringStep } from "#lib/recurring/actions.ts";
import { useInvoicesChanged } from "../invoices/use-invoices.ts";
import { notify } from "../ui/notify.ts";

type Step = "pause" | "resume" | "end";

const DONE: Readonly<Record<Step, string>> = {
  pause: "Paused: none is made until you resume",
  resume: "It goes on",
  end: "Ended: no more are made",
};

/** Pauses, resumes and ends what is repeated. */
export function useStep(merchant: string, recurringId: string) {
  const [busy, start] = useTransition();
  const changed = useInvoicesChanged(merchant);
  function take(step: Step) {
    start(async () => {
      const answer = await takeRecurringStep(merchant, { recurringId, step });
      if (!answer.ok) return notify.bad(answer.error.message);
      notify.ok(DONE[step]);
      await changed();
    });
  }
  return { busy, take };
}
