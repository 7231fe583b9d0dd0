"use client";

import { useState } from "react";
import { markTransaction } from "#lib/transactions/actions.ts";
import {
  marksOf,
  meaningOf,
  STATUS,
  type TransactionKind,
  type TransactionStatus,
} from "#lib/transactions/status.ts";
import { StepDialog } from "../movements/step-dialog.tsx";
import { WhyField } from "../movements/why-field.tsx";
import { RadioCards } from "../ui/radio-card.tsx";

interface MarkDialogProps {
  merchant: string;
  transactionId: string;
  status: TransactionStatus;
  kind: TransactionKind;
  onClose: () => void;
}

/** A person's word about what it is. */
export function MarkDialog({ merchant, transactionId, status: from, kind, onClose }: MarkDialogProps) {
  const offered = marksOf(from, kind);
  const [status, choose] = useState(offered[0]);
  const [why, setWhy] = useState("");
  if (status === undefined) return null;
  return (
    <StepDialog
      merchant={merchant}
      title="What is it really?"
      description="Your word stands above what the sources have said so far, with your name and reason on the timeline. No money moves: mark it only after looking at the provider or the bank."
      act={`Mark as ${STATUS[status].label.toLowerCase()}`}
      done={`Marked as ${STATUS[status].label.toLowerCase()}`}
      onSubmit={() => markTransaction(merchant, { transactionId, from, status, why })}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <RadioCards
            label="Status"
            value={status}
            onValueChange={(next) => choose(offered.find((one) => one === next) ?? status)}
            options={offered.map((one) => ({
              value: one,
              title: STATUS[one].label,
              detail: meaningOf(one, kind),
            }))}
          />
          <WhyField value={why} error={errors.why} onChange={setWhy} />
        </>
      )}
    </StepDialog>
  );
}
