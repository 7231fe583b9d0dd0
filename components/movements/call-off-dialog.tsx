"use client";

import { useState } from "react";
import { callOffPayout, callOffRefund } from "#lib/movements/actions.ts";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";
import { WhyField } from "./why-field.tsx";

export function CallOffDialog({ merchant, transactionId, kind, onClose }: StepDialogProps) {
  const [why, setWhy] = useState("");
  const callOff = kind === "refund" ? callOffRefund : callOffPayout;
  return (
    <StepDialog
      merchant={merchant}
      title={`Call off this ${kind}?`}
      description="Nothing has been sent, and nothing will be. If you have sent it from a wallet yourself, record it instead."
      act="Call it off"
      danger
      done="It is called off. No money moved."
      onSubmit={() => callOff(merchant, { transactionId, why })}
      onClose={onClose}
    >
      {(errors) => <WhyField value={why} error={errors.why} onChange={setWhy} />}
    </StepDialog>
  );
}
