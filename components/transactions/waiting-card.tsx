"use client";

import { Hourglass } from "lucide-react";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Note } from "../ui/note.tsx";
import { Time } from "../ui/time.tsx";

interface WaitingCardProps {
  waiting: NonNullable<TransactionDetail["waiting"]>;
}

/** Why the money is not here yet, until when that is normal, and what to say about it. */
export function WaitingCard({ waiting }: WaitingCardProps) {
  const { why, expectedBy, late, nextSyncAt, tell } = waiting;
  return (
    <Note tone={late ? "warn" : "info"} icon={Hourglass} title={why}>
      {late ? "It was expected by " : "That is normal until "}
      <Time at={expectedBy} mode="list" />.{" "}
      {nextSyncAt !== null && (
        <>
          Paydeck asks the provider again at <Time at={nextSyncAt} mode="clock" />.
        </>
      )}
      <span className="mt-2 flex items-start gap-1.5 text-ink">
        <span className="min-w-0">
          <span className="text-ink-2">Tell the customer: </span>“{tell}”
        </span>
        <CopyButton value={tell} what="what to tell the customer" />
      </span>
    </Note>
  );
}
