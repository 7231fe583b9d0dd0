"use client";

import type { Recurring } from "#lib/recurring/schema.ts";
import { Button } from "../ui/button.tsx";
import { useStep } from "./use-step.ts";

interface RecurringStepsProps {
  merchant: string;
  recurring: Recurring;
  /** Named in full to those who do not see what stands beside it. */
  name: string;
}

/** What can be done with it now. */
export function RecurringSteps({ merchant, recurring, name }: RecurringStepsProps) {
  const { busy, take } = useStep(merchant, recurring.id);
  if (recurring.status === "ended") return null;
  const isPaused = recurring.status === "paused";
  return (
    <div className="flex gap-2">
      <Button
        size="sm"
        disabled={busy}
        aria-label={isPaused ? `Resume ${name}` : `Pause ${name}`}
        onClick={() => take(isPaused ? "resume" : "pause")}
      >
        {isPaused ? "Resume" : "Pause"}
      </Button>
      <Button
        size="sm"
        variant="danger"
        disabled={busy}
        aria-label={`End ${name}`}
        onClick={() => take("end")}
      >
        End
      </Button>
    </div>
  );
}
