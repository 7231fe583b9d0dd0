"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTransition } from "react";
import { refreshBalances } from "#lib/balances/actions.ts";
import { Button } from "../ui/button.tsx";
import { notify } from "../ui/notify.ts";

/** Asks every provider now, and says which of them did not answer. */
export function RefreshButton({ merchant }: { merchant: string }) {
  const queries = useQueryClient();
  const [isAsking, startAsking] = useTransition();
  const ask = () =>
    startAsking(async () => {
      const result = await refreshBalances(merchant, {});
      if (!result.ok) {
        notify.bad("The balances could not be refreshed", { detail: result.error.message });
        return;
      }
      const { refreshed, problems } = result.value;
      if (problems.length === 0)
        notify.ok(refreshed === 0 ? "There is nobody to ask" : "Balances are up to date");
      for (const { connection, message } of problems) {
        notify.warn(`${connection} did not answer`, { detail: `${message} Its last balance stays.` });
      }
      await queries.invalidateQueries({ queryKey: ["balances"] });
    });
  return (
    <Button icon={<RefreshCw aria-hidden />} loading={isAsking} onClick={ask}>
      Refresh
    </Button>
  );
}
