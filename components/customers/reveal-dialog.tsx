"use client";

import { useId, useState, useTransition } from "react";
import { revealCustomer } from "#lib/customer-desk/actions.ts";
import type { Revealed } from "#lib/customer-desk/schema.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";

interface RevealDialogProps {
  merchant: string;
  customerId: string;
  onRevealed: (revealed: Revealed) => void;
  onClose: () => void;
}

/** Asks why before anything is shown. */
export function RevealDialog({ merchant, customerId, onRevealed, onClose }: RevealDialogProps) {
  const formId = useId();
  const [reason, setReason] = useState("");
  const { errors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  function submit() {
    start(async () => {
      const answer = await revealCustomer(merchant, { customerId, reason });
      if (!answer.ok) return refuse(errorsOf(answer.error));
      onRevealed(answer.value);
      onClose();
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Reveal personal data?"
      description="Your name and your reason stay on this page and in the audit log. What you see is shown in this view only."
      footer={
        <>
          <DialogClose>
            <Button>Keep it masked</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Reveal
          </Button>
        </>
      }
    >
      <DialogForm id={formId} busy={busy} problem={errors[""]} onSubmit={submit}>
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
      </DialogForm>
    </Dialog>
  );
}
