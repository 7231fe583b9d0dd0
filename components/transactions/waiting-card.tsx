"use client";

import { Hourglass } from "lucide-react";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { Note } from "../ui/note.tsx";
import { Time } from "../ui/time.tsx";

interface WaitingCardProps {
  waiting: NonNullable<TransactionDetail["waiting"]>;
}

/** Why the money is not here yet, and until when that is normal. */
export function WaitingCard({ waiting }: WaitingCardProps) {
  const { why, expectedBy, late, nextSyncAt } = waiting;
  return (
    <Note tone={late ? "warn" : "info"} icon={Hourglass} title={why}>
      {late ? "It was expected by " : "That is normal until "}
      <Time at={expectedBy} mode="list" />.{" "}
      {nextSyncAt !== null && (
        <>
          Paydeck asks the provider again at <Time at={nextSyncAt} mode="clock" />.
        </>
      )}
    </Note>
  );
}
