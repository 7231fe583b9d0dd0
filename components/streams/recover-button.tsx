"use client";

import { CloudDownload } from "lucide-react";
import { useTransition } from "react";
import { recoverNow } from "#lib/streams/actions.ts";
import { Button } from "../ui/button.tsx";
import { notify } from "../ui/notify.ts";

interface RecoverButtonProps {
  merchant: string;
  connectionId: string;
}

/** Fetches what may have been missed; the card tells by itself what came of it. */
export function RecoverButton({ merchant, connectionId }: RecoverButtonProps) {
  const [isAsking, startAsking] = useTransition();
  function recover() {
    startAsking(async () => {
      const answer = await recoverNow(merchant, { connectionId });
      if (answer.ok)
        notify.ok("Recovery has begun", { detail: "Events that were missed appear among the webhooks." });
      else notify.bad("Nothing was recovered", { detail: answer.error.message });
    });
  }
  return (
    <Button icon={<CloudDownload aria-hidden />} loading={isAsking} onClick={recover}>
      Recover now
    </Button>
  );
}
