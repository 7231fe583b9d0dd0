"use client";

import { ActDialog, type ActDialogProps } from "../ui/act-dialog.tsx";
import { notify } from "../ui/notify.ts";
import { useInvoicesChanged } from "./use-invoices.ts";

interface InvoiceDialogProps extends Omit<ActDialogProps<unknown>, "onDone" | "whole"> {
  merchant: string;
  done: string;
}

/** A small form that does one thing with an invoice. */
export function InvoiceDialog({ merchant, done, ...form }: InvoiceDialogProps) {
  const changed = useInvoicesChanged(merchant);
  function onDone() {
    notify.ok(done);
    return changed();
  }
  return <ActDialog {...form} whole="lines" onDone={onDone} />;
}
