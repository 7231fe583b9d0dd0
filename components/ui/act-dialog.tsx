"use client";

import { type ReactNode, useId, useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { Button } from "./button.tsx";
import { confirmed } from "./confirmed.ts";
import { Dialog, DialogClose } from "./dialog.tsx";
import { DialogForm } from "./dialog-form.tsx";
import { errorsOf, type FormErrors, useFormErrors } from "./use-form-errors.ts";

export interface ActDialogProps<T> {
  title: string;
  description: string;
  /** On the button that does it. */
  act: string;
  /** On the button that leaves all as it is. */
  keep?: string;
  danger?: boolean;
  size?: "sm" | "md" | "lg";
  /** A field whose message stands above the form: it has none of its own. */
  whole?: string;
  onSubmit: () => Promise<ActionResult<T>>;
  /** It is done: the dialog closes with it. */
  onDone: (value: T) => unknown;
  onClose: () => void;
  children: (errors: FormErrors) => ReactNode;
}

/** A small form that does one thing and says at its fields why not. */
export function ActDialog<T>(props: ActDialogProps<T>) {
  const {
    title,
    description,
    act,
    keep = "Not now",
    danger,
    size = "md",
    whole = "",
    onClose,
    children,
  } = props;
  const formId = useId();
  const { errors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  function submit() {
    start(async () => {
      const result = await confirmed(props.onSubmit);
      if (!result.ok) return refuse(errorsOf(result.error));
      onClose();
      await props.onDone(result.value);
    });
  }
  return (
    <Dialog
      open
      size={size}
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <DialogClose>
            <Button>{keep}</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant={danger ? "danger" : "primary"} loading={busy}>
            {act}
          </Button>
        </>
      }
    >
      <DialogForm id={formId} busy={busy} problem={errors[""] ?? errors[whole]} onSubmit={submit}>
        {children(errors)}
      </DialogForm>
    </Dialog>
  );
}
