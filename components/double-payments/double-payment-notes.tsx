"use client";

import type { DoublePayments } from "#lib/double-payments/schema.ts";
import type { RefundOffer } from "#lib/movements/schema.ts";
import { RefundButton } from "../movements/refund-button.tsx";
import { Button } from "../ui/button.tsx";
import { DoublePaymentNote } from "./double-payment-note.tsx";
import { useDoublePayments } from "./use-double-payments.ts";

interface DoublePaymentNotesProps {
  merchant: string;
  transactionId: string;
  /** What the connection is called. */
  connection: string;
  opened: DoublePayments;
  offer: RefundOffer | null;
  /** Why it can't be refunded, where it can't. */
  refusal: string | null;
  may: { readonly refund: boolean; readonly mark: boolean };
}

/** What was paid twice with this payment; open cases first. */
export function DoublePaymentNotes(props: DoublePaymentNotesProps) {
  const { merchant, transactionId, opened, may } = props;
  const { cases } = useDoublePayments(merchant, transactionId, opened);
  const inOrder = cases.toSorted((a, b) => Number(a.resolution !== null) - Number(b.resolution !== null));
  return inOrder.map((found) => (
    <DoublePaymentNote
      key={found.id}
      {...{ merchant, transactionId, found }}
      refund={<Refund {...props} />}
      canKeep={may.mark}
    />
  ));
}

function Refund({ merchant, transactionId, connection, offer, refusal, may }: DoublePaymentNotesProps) {
  const why = may.refund ? refusal : "To refund needs the permission refunds.create.";
  if (may.refund && offer !== null)
    return (
      <RefundButton {...{ merchant, transactionId, connection, offer }} size="sm" variant="primary">
        Refund this payment
      </RefundButton>
    );
  return (
    <>
      <Button size="sm" disabled aria-describedby="refund-why">
        Refund this payment
      </Button>
      <span id="refund-why" className="text-meta text-ink-2">
        {why}
      </span>
    </>
  );
}
