"use client";

import { useState } from "react";
import { recordRefundTransfer } from "#lib/movements/actions.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";

export function TransferDialog({ merchant, transactionId, onClose }: StepDialogProps) {
  const [txHash, setTxHash] = useState("");
  return (
    <StepDialog
      merchant={merchant}
      title="Record the transfer"
      description="Once you have sent it from your wallet. This ends the refund; Paydeck moves no money itself."
      act="Record transfer"
      done="The transfer is recorded"
      onSubmit={() => recordRefundTransfer(merchant, { transactionId, txHash })}
      onClose={onClose}
    >
      {(errors) => (
        <Field
          label="Transaction hash"
          required
          error={errors.txHash}
          help="Your wallet shows it after sending."
        >
          <Input
            mono
            name="txHash"
            autoComplete="off"
            spellCheck={false}
            value={txHash}
            onChange={(event) => setTxHash(event.target.value)}
          />
        </Field>
      )}
    </StepDialog>
  );
}
