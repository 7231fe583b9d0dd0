"use client";

import { useState } from "react";
import { cancelPayment } from "#lib/transactions/actions.ts";
import { StepDialog } from "../movements/step-dialog.tsx";
import { WhyField } from "../movements/why-field.tsx";

interface CancelDialogProps {
  merchant: string;
  transactionId: string;
  /** What the connection is called. */
  connection: string;
  onClose: () => void;
}

export function CancelDialog({ merchant, transactionId, connection, onClose }: CancelDialogProps) {
  const [why, setWhy] = useState("");
  return (
    <StepDialog
      merchant={merchant}
      title="Cancel this payment?"
      description={`${connection} is asked to end it, and nobody can pay it any more. If the payer was faster, it stays paid.`}
      act="Cancel the payment"
      danger
      done={`${connection} has answered`}
      onSubmit={() => cancelPayment(merchant, { transactionId, why })}
      onClose={onClose}
    >
      {(errors) => <WhyField value={why} error={errors.why} onChange={setWhy} />}
    </StepDialog>
  );
}
