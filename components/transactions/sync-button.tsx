"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTransition } from "react";
import { syncNow } from "#lib/transactions/actions.ts";
import { Button } from "../ui/button.tsx";
import { notify } from "../ui/notify.ts";

interface SyncButtonProps {
  merchant: string;
  transactionId: string;
  children: string;
  size?: "sm" | "md";
}

/** Asks the provider for the present truth. */
export function SyncButton({ merchant, transactionId, children, size = "md" }: SyncButtonProps) {
  const queries = useQueryClient();
  const [isAsking, startAsking] = useTransition();
  function ask() {
    startAsking(async () => {
      const answer = await syncNow(merchant, { transactionId });
      await queries.invalidateQueries({ queryKey: ["transactions", merchant] });
      if (!answer.ok) notify.bad(answer.error.message);
      else if (answer.value.problem !== null)
        notify.warn("The provider could not be asked", { detail: answer.value.problem.message });
      else if (answer.value.changed) notify.ok("The provider had news");
      else notify.info("Nothing new at the provider");
    });
  }
  return (
    <Button size={size} icon={<RefreshCw aria-hidden />} loading={isAsking} onClick={ask}>
      {children}
    </Button>
  );
}
