"use client";

import { Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { DoublePaymentCase, PaidOnce } from "#lib/double-payments/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Button } from "../ui/button.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Note } from "../ui/note.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { KeepBothDialog } from "./keep-both-dialog.tsx";

interface DoublePaymentNoteProps {
  merchant: string;
  /** The payment whose page it is. */
  transactionId: string;
  found: DoublePaymentCase;
  /** Gives this payment back; absent where that can't be done from here. */
  refund: ReactNode;
  canKeep: boolean;
}

/** That the same was paid twice, and what somebody can do about it; once decided, what was decided. */
export function DoublePaymentNote(props: DoublePaymentNoteProps) {
  const { merchant, transactionId, found } = props;
  const { first, second, because, sharedWord, resolution } = found;
  const isHeld = transactionId === second.id;
  const other = isHeld ? first : second;
  const same =
    first.amount.amount === second.amount.amount && first.amount.currency === second.amount.currency;
  const open = <TextLink href={`/${merchant}/transactions/${other.id}`}>{other.reference}</TextLink>;
  if (resolution !== null)
    return (
      <Note tone="mute" icon={Copy} title="Was paid twice.">
        <Decision found={found} /> The other payment: {open}.
      </Note>
    );
  return (
    <Note tone="bad" title="Paid twice:" actions={<Actions {...props} isHeld={isHeld} />}>
      <Came part={first} /> and {same ? "again" : <Money value={second.amount} />} at {second.connection}
      {second.paidAt !== null && (
        <>
          {" "}
          (<Time at={second.paidAt} mode="list" />)
        </>
      )}
      . Both are for {because === "link" ? "one payment link" : <b className="font-semibold">{sharedWord}</b>}
      . {isHeld ? "This one is held until somebody decides. The first is " : "The second is held: "}
      {open}.
    </Note>
  );
}

function Came({ part }: { part: PaidOnce }) {
  return (
    <>
      <Money value={part.amount} /> came in at {part.connection}
    </>
  );
}

function Decision({ found: { resolution, resolvedBy, resolvedAt, why } }: { found: DoublePaymentCase }) {
  if (resolution === "returned") return <>One of the two has gone back.</>;
  return (
    <>
      {resolvedBy} kept both{" "}
      {resolvedAt !== null && (
        <>
          on <Time at={resolvedAt} mode="list" />
        </>
      )}
      : “{why}”.
    </>
  );
}

function Actions({ merchant, found, refund, canKeep, isHeld }: DoublePaymentNoteProps & { isHeld: boolean }) {
  const [isKeeping, setKeeping] = useState(false);
  const reasonId = `keep-${found.id}`;
  return (
    <>
      {isHeld ? (
        refund
      ) : (
        <LinkButton size="sm" variant="primary" href={`/${merchant}/transactions/${found.second.id}`}>
          Open the second payment
        </LinkButton>
      )}
      <Button
        size="sm"
        disabled={!canKeep}
        aria-describedby={canKeep ? undefined : reasonId}
        onClick={() => setKeeping(true)}
      >
        It is right
      </Button>
      {!canKeep && (
        <span id={reasonId} className="text-meta text-ink-2">
          To keep both needs the permission transactions.mark.
        </span>
      )}
      {isKeeping && (
        <KeepBothDialog merchant={merchant} caseId={found.id} onClose={() => setKeeping(false)} />
      )}
    </>
  );
}
