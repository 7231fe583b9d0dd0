"use client";

import { ActDialog, type ActDialogProps } from "../ui/act-dialog.tsx";
import { notify } from "../ui/notify.ts";
import { useMovementsChanged } from "./use-movements.ts";

/** What every dialog about one movement is given. */
export interface StepDialogProps {
  merchant: string;
  transactionId: string;
  kind: "refund" | "payout";
  onClose: () => void;
}

interface StepDialogFrame extends Omit<ActDialogProps<unknown>, "onDone"> {
  merchant: string;
  done: string;
}

/** A small form that does one thing with a movement. */
export function StepDialog({ merchant, done, ...form }: StepDialogFrame) {
  const changed = useMovementsChanged(merchant);
  function onDone() {
    notify.ok(done);
    return changed();
  }
  return <ActDialog {...form} onDone={onDone} />;
}
