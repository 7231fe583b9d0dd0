"use client";

import { RotateCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { EventDetail } from "#lib/webhooks/schema.ts";
import { Button } from "../ui/button.tsx";
import { whyNoReplay } from "./why-no-replay.ts";

const ReplayDialog = dynamic(() => import("./replay-dialog.tsx").then((module) => module.ReplayDialog), {
  ssr: false,
});

interface ReplayButtonProps {
  merchant: string;
  event: EventDetail;
  canReplay: boolean;
}

/** Puts the event back in line, once somebody has said why; what happens then shows here by itself. */
export function ReplayButton({ merchant, event, canReplay }: ReplayButtonProps) {
  const [open, setOpen] = useState(false);
  const reason = whyNoReplay(event, canReplay);
  return (
    <div className="shrink-0 md:text-right">
      <Button
        variant="primary"
        icon={<RotateCw aria-hidden />}
        disabled={reason !== null}
        aria-describedby={reason === null ? undefined : "replay-reason"}
        onClick={() => setOpen(true)}
      >
        Replay
      </Button>
      {reason && (
        <p id="replay-reason" className="mt-1 max-w-[180px] text-meta text-ink-3">
          {reason}
        </p>
      )}
      {open && (
        <ReplayDialog eventId={event.id} onClose={() => setOpen(false)} {...{ merchant, canReplay }} />
      )}
    </div>
  );
}
