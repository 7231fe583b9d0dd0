"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTransition } from "react";
import { checkDeposits } from "#lib/deposits/actions.ts";
import { Button } from "../ui/button.tsx";
import { notify } from "../ui/notify.ts";

/** Asks the provider for the deposits that no webhook told of. */
export function CheckButton({ merchant, depositId }: { merchant: string; depositId: string }) {
  const [busy, start] = useTransition();
  const queries = useQueryClient();
  function check() {
    start(async () => {
      const answer = await checkDeposits(merchant, { depositId });
      await queries.invalidateQueries({ queryKey: ["transactions", merchant] });
      if (!answer.ok) notify.bad("The provider could not be asked", { detail: answer.error.message });
      else if (answer.value.news === 0) notify.info("Nothing new at the provider");
      else notify.ok("The provider had news");
    });
  }
  return (
    <Button icon={<RefreshCw aria-hidden />} loading={busy} onClick={check}>
      Check now
    </Button>
  );
}
