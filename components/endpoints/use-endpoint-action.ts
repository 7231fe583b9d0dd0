"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { confirmed } from "../ui/confirmed.ts";
import { notify } from "../ui/notify.ts";

/** Runs an action from a button: says how it went, and has everything about endpoints asked again. */
export function useEndpointAction() {
  const queries = useQueryClient();
  const [isBusy, startWork] = useTransition();
  function run<T>(action: () => Promise<ActionResult<T>>, words: (value: T) => string, after?: () => void) {
    startWork(async () => {
      const answer = await confirmed(action);
      if (answer.ok) notify.ok(words(answer.value));
      else notify.bad("It did not work", { detail: answer.error.message });
      void queries.invalidateQueries({ queryKey: ["endpoints"] });
      if (answer.ok) after?.();
    });
  }
  return { isBusy, run };
}
