"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import { replayEvent } from "#lib/webhooks/actions.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { notify } from "../ui/notify.ts";

interface ReplayDialogProps {
  merchant: string;
  eventId: string;
  canReplay: boolean;
  onClose: () => void;
}

/** Puts the webhook behind a timeline entry back in line. */
export function ReplayDialog({ merchant, eventId, canReplay, onClose }: ReplayDialogProps) {
  const queries = useQueryClient();
  const [isSending, startSending] = useTransition();
  function replay() {
    startSending(async () => {
      const answer = await replayEvent(merchant, { eventId });
      if (answer.ok) notify.ok("Replay queued", { detail: "What it changes appears in the timeline." });
      else notify.bad(answer.error.message);
      onClose();
      await queries.invalidateQueries({ queryKey: ["transactions", merchant] });
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Replay this event?"
      description="The bytes that were received are read again, as they came. What is known already changes nothing, and no money moves."
      footer={
        <>
          <DialogClose>
            <Button>Not now</Button>
          </DialogClose>
          <Button
            variant="primary"
            loading={isSending}
            disabled={!canReplay}
            aria-describedby={canReplay ? undefined : "replay-why"}
            onClick={replay}
          >
            Replay
          </Button>
        </>
      }
    >
      {!canReplay && (
        <p id="replay-why" className="text-ink-2">
          Needs the permission webhooks.replay.
        </p>
      )}
    </Dialog>
  );
}
