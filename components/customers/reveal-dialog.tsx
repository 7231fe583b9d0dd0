"use client";

import { useState } from "react";
import { revealCustomer } from "#lib/customer-desk/actions.ts";
import type { Revealed } from "#lib/customer-desk/schema.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";

interface RevealDialogProps {
  merchant: string;
  customerId: string;
  onRevealed: (revealed: Revealed) => void;
  onClose: () => void;
}

/** Asks why before anything is shown. */
export function RevealDialog({ merchant, customerId, onRevealed, onClose }: RevealDialogProps) {
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title="Reveal personal data?"
      description="Your name and your reason stay on this page and in the audit log. What you see is shown in this view only."
      act="Reveal"
      keep="Keep it masked"
      onSubmit={() => revealCustomer(merchant, { customerId, reason })}
      onDone={onRevealed}
      onClose={onClose}
    >
      {(errors) => (
        <Field
          label="What you need it for"
          required
          error={errors.reason}
          help="Like “Customer asked us to write back about ORD-1042”. No personal data."
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
