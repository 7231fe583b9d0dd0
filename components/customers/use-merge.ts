"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { mergeCustomers } from "#lib/customer-desk/actions.ts";
import { notify } from "../ui/notify.ts";

interface MergeWanted {
  readonly staysId: string;
  readonly goesId: string;
  /** Whose page is open. */
  readonly openId: string;
  readonly onClose: () => void;
}

/** Merges, and leads to the one that stays. */
export function useMerge(merchant: string, { staysId, goesId, openId, onClose }: MergeWanted) {
  const queries = useQueryClient();
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  function merge() {
    start(async () => {
      const answer = await mergeCustomers(merchant, { customerId: staysId, otherId: goesId });
      if (!answer.ok) {
        setProblem(answer.error.fields.otherId ?? answer.error.message);
        return;
      }
      notify.ok("The two are one customer now");
      onClose();
      await queries.invalidateQueries({ queryKey: ["customers", merchant] });
      if (staysId !== openId) router.replace(`/${merchant}/customers/${staysId}`);
    });
  }
  return { merge, busy, problem };
}
