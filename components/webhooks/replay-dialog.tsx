"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { replayOne } from "#lib/replays/actions.ts";
import { FetchFailed } from "../layout/fetch-json.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";
import { ReplayForecast } from "./replay-forecast.tsx";
import { useEventToReplay } from "./use-webhooks.ts";
import { whyNoReplay } from "./why-no-replay.ts";

interface ReplayDialogProps {
  merchant: string;
  eventId: string;
  canReplay: boolean;
  onClose: () => void;
}

/** What replaying one event would do, and why it is done. The form makes its key when it opens. */
export function ReplayDialog({ merchant, eventId, canReplay, onClose }: ReplayDialogProps) {
  const router = useRouter();
  const queries = useQueryClient();
  const { data: event, error } = useEventToReplay(merchant, eventId);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const { errors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const id = useId();
  const why = whyNoReplay(event, canReplay);

  function replay() {
    start(async () => {
      const answer = await replayOne(merchant, { eventId, reason, idempotencyKey });
      if (!answer.ok) {
        refuse(errorsOf(answer.error));
        return;
      }
      const { replayId } = answer.value;
      onClose();
      if (replayId !== null) {
        notify.info("Waits for a second person", { detail: "Nothing is replayed before they agree." });
        router.push(`/${merchant}/webhooks/replays/${replayId}`);
        return;
      }
      notify.ok("Replay queued", { detail: "What it changes appears here in a moment." });
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["webhooks"] }),
        queries.invalidateQueries({ queryKey: ["transactions", merchant] }),
      ]);
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Replay this event?"
      description="The bytes that were received are read again, as they came."
      footer={
        <>
          <DialogClose>
            <Button>Not now</Button>
          </DialogClose>
          <Button
            type="submit"
            form={id}
            variant="primary"
            loading={busy}
            disabled={event === undefined || why !== null}
            aria-describedby={why === null ? undefined : `${id}-why`}
          >
            Replay
          </Button>
        </>
      }
    >
      <DialogForm id={id} busy={busy} problem={errors[""]} onSubmit={replay}>
        {event?.forecast && <ReplayForecast words={event.forecast} />}
        {event === undefined && error === null && <Skeleton className="h-10" />}
        {event === undefined && error !== null && (
          <Note tone="bad" urgent>
            {error instanceof FetchFailed ? error.message : "The event could not be read."}
          </Note>
        )}
        {why !== null && (
          <p id={`${id}-why`} className="text-ink-2">
            {why}
          </p>
        )}
        <Field label="Reason" required error={errors.reason} help="Kept in the audit log.">
          <Textarea
            name="reason"
            rows={2}
            maxLength={300}
            value={reason}
            disabled={why !== null}
            onChange={(change) => setReason(change.target.value)}
          />
        </Field>
      </DialogForm>
    </Dialog>
  );
}
