"use client";

import { useState } from "react";
import { keepBoth } from "#lib/double-payments/actions.ts";
import { StepDialog } from "../movements/step-dialog.tsx";
import { WhyField } from "../movements/why-field.tsx";

interface KeepBothDialogProps {
  merchant: string;
  caseId: string;
  onClose: () => void;
}

export function KeepBothDialog({ merchant, caseId, onClose }: KeepBothDialogProps) {
  const [why, setWhy] = useState("");
  return (
    <StepDialog
      merchant={merchant}
      title="Keep both payments?"
      description="Nothing goes back to the customer, and this payment is held no longer. Your reason stands on the timeline."
      act="Keep both"
      done="Both payments are kept"
      onSubmit={() => keepBoth(merchant, { caseId, why })}
      onClose={onClose}
    >
      {(errors) => <WhyField value={why} error={errors.why} onChange={setWhy} />}
    </StepDialog>
  );
}
