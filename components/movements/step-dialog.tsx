"use client";

import { type ReactNode, useId, useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { notify } from "../ui/notify.ts";
import { errorsOf, type FormErrors, useFormErrors } from "../ui/use-form-errors.ts";
import { useMovementsChanged } from "./use-movements.ts";

/** What every dialog about one movement is given. */
export interface StepDialogProps {
  merchant: string;
  transactionId: string;
  kind: "refund" | "payout";
  onClose: () => void;
}

interface StepDialogFrame {
  merchant: string;
  title: string;
  description: string;
  /** On the button that does it. */
  act: string;
  danger?: boolean;
  done: string;
  onSubmit: () => Promise<ActionResult<unknown>>;
  onClose: () => void;
  children: (errors: FormErrors) => ReactNode;
}

/** A small form that does one thing and says at its fields why not. */
export function StepDialog({
  merchant,
  title,
  description,
  act,
  danger,
  done,
  onSubmit,
  onClose,
  children,
}: StepDialogFrame) {
  const formId = useId();
  const { errors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const changed = useMovementsChanged(merchant);
  function submit() {
    start(async () => {
      const result = await onSubmit();
      if (!result.ok) return refuse(errorsOf(result.error));
      notify.ok(done);
      onClose();
      await changed();
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <DialogClose>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant={danger ? "danger" : "primary"} loading={busy}>
            {act}
          </Button>
        </>
      }
    >
      <DialogForm id={formId} busy={busy} problem={errors[""]} onSubmit={submit}>
        {children(errors)}
      </DialogForm>
    </Dialog>
  );
}
