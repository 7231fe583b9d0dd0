"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTransition } from "react";
import { replayEvent } from "#lib/webhooks/actions.ts";
import type { EventDetail } from "#lib/webhooks/schema.ts";
import { isReplayable } from "#lib/webhooks/status.ts";
import { Button } from "../ui/button.tsx";
import { notify } from "../ui/notify.ts";

interface ReplayButtonProps {
  merchant: string;
  event: EventDetail;
  canReplay: boolean;
}

/** Puts the event back in line; what happens then shows here by itself. */
export function ReplayButton({ merchant, event, canReplay }: ReplayButtonProps) {
  const queries = useQueryClient();
  const [isSending, startSending] = useTransition();
  const reason = whyNot(event, canReplay);
  function replay() {
    startSending(async () => {
      const answer = await replayEvent(merchant, { eventId: event.id });
      if (answer.ok) notify.ok("Replay queued", { detail: "The outcome appears here in a moment." });
      else notify.bad(answer.error.message);
      void queries.invalidateQueries({ queryKey: ["webhooks"] });
    });
  }
  return (
    <div className="shrink-0 md:text-right">
      <Button
        variant="primary"
        icon={<RotateCw aria-hidden />}
        loading={isSending}
        disabled={reason !== null}
        aria-describedby={reason === null ? undefined : "replay-reason"}
        onClick={replay}
      >
        Replay
      </Button>
      {reason && (
        <p id="replay-reason" className="mt-1 max-w-[180px] text-meta text-ink-3">
          {reason}
        </p>
      )}
    </div>
  );
}

function whyNot(event: EventDetail, canReplay: boolean): string | null {
  if (event.status === "rejected") return "Without proof it is never applied.";
  if (event.status === "duplicate") return "Replay the first one instead.";
  if (!event.replayable)
    return isReplayable(event.status) ? "Its body is no longer kept." : "Already in line.";
  return canReplay ? null : "Needs the permission webhooks.replay.";
}
