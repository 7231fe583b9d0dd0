"use client";

import { useState } from "react";
import { settleUnknown } from "#lib/movements/actions.ts";
import { RadioCards } from "../ui/radio-card.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";
import { WhyField } from "./why-field.tsx";

export function SettleDialog({ merchant, transactionId, kind, onClose }: StepDialogProps) {
  const [outcome, setOutcome] = useState<"succeeded" | "failed">("succeeded");
  const [why, setWhy] = useState("");
  return (
    <StepDialog
      merchant={merchant}
      title={`How did this ${kind} end?`}
      description="Say so only after looking at the provider or the bank. If the provider says otherwise later, both are shown and it is held for review."
      act="Settle it"
      done="It is settled"
      onSubmit={() => settleUnknown(merchant, { transactionId, outcome, why })}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <RadioCards
            label="Outcome"
            value={outcome}
            onValueChange={(next) => setOutcome(next === "failed" ? "failed" : "succeeded")}
            options={[
              { value: "succeeded", title: "It was paid", detail: "The money left." },
              {
                value: "failed",
                title: "It was not paid",
                detail: "No money left; the amount is free again.",
              },
            ]}
          />
          <WhyField value={why} error={errors.why} onChange={setWhy} />
        </>
      )}
    </StepDialog>
  );
}
