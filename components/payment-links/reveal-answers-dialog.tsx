"use client";

import { useState } from "react";
import { revealAnswers } from "#lib/payment-links/actions.ts";
import type { Answer } from "#lib/payment-links/questions/schema.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";

export interface RevealAnswersDialogProps {
  merchant: string;
  transactionId: string;
  onRevealed: (answers: readonly Answer[]) => void;
  onClose: () => void;
}

/** Asks why before anything is shown. */
export function RevealAnswersDialog({
  merchant,
  transactionId,
  onRevealed,
  onClose,
}: RevealAnswersDialogProps) {
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title="Reveal the answers?"
      description="Your name and your reason stay in the audit log. What you see is shown in this view only."
      act="Reveal"
      keep="Keep them masked"
      onSubmit={() => revealAnswers(merchant, { transactionId, reason })}
      onDone={({ answers }) => onRevealed(answers)}
      onClose={onClose}
    >
      {(errors) => (
        <Field
          label="What you need it for"
          required
          error={errors.reason}
          help="Like “Sending what was ordered”. No personal data."
        >
          <Textarea
            name="reason"
            rows={2}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      )}
    </ActDialog>
  );
}
