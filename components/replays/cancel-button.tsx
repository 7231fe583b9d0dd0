"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import { cancelReplay } from "#lib/replays/actions.ts";
import type { ReplayDetail } from "#lib/replays/schema.ts";
import { isOpen } from "#lib/replays/status.ts";
import { Button } from "../ui/button.tsx";
import { notify } from "../ui/notify.ts";
import { useReader } from "../ui/reader.tsx";

interface CancelButtonProps {
  merchant: string;
  replay: ReplayDetail;
  canReplay: boolean;
}

/** Stops a replay between two events. */
export function CancelButton({ merchant, replay, canReplay }: CancelButtonProps) {
  const queries = useQueryClient();
  const numbers = new Intl.NumberFormat(useReader().locale);
  const [busy, start] = useTransition();
  if (!isOpen(replay.status)) return null;
  function cancel() {
    start(async () => {
      const result = await cancelReplay(merchant, { replayId: replay.id });
      if (result.ok)
        notify.ok("Cancelled", { detail: `${numbers.format(result.value.left)} events were left alone.` });
      else notify.bad(result.error.message);
      await queries.invalidateQueries({ queryKey: ["replays"] });
    });
  }
  return (
    <div className="text-right">
      <Button
        loading={busy}
        disabled={!canReplay}
        aria-describedby={canReplay ? undefined : "cancel-reason"}
        onClick={cancel}
      >
        Cancel the replay
      </Button>
      {!canReplay && (
        <p id="cancel-reason" className="mt-1 text-meta text-ink-3">
          Needs the permission webhooks.replay.
        </p>
      )}
    </div>
  );
}
