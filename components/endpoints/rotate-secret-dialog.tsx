"use client";

import { useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useId, useState, useTransition } from "react";
import { rotateSecret } from "#lib/endpoints/actions.ts";
import type { ShownSecret } from "#lib/endpoints/schema.ts";
import { OVERLAP_HOURS } from "#lib/endpoints/status.ts";
import { Button } from "../ui/button.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { Time } from "../ui/time.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { NewSecret } from "./new-secret.tsx";

const OVERLAPS = [
  { value: "0", label: "No overlap: the old one ends now" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "24 hours" },
  { value: "72", label: "3 days" },
  { value: "168", label: "7 days" },
];

/** A new secret, shown once; the old one signs along for a while. */
export function RotateSecretDialog() {
  const { merchant, endpoint } = useCurrentEndpoint();
  const queries = useQueryClient();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [overlap, setOverlap] = useState(String(OVERLAP_HOURS.usual));
  const [made, setMade] = useState<ShownSecret | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, startWork] = useTransition();

  function open(next: boolean) {
    setOpen(next);
    // A secret must not wait in a closed dialog.
    setMade(null);
    setProblem(undefined);
  }

  function submit() {
    startWork(async () => {
      const input = { endpointId: endpoint.id, overlapHours: Number(overlap) };
      const answer = await confirmed(() => rotateSecret(merchant, input));
      if (answer.ok) setMade(answer.value);
      else setProblem(answer.error.message);
      await queries.invalidateQueries({ queryKey: ["endpoints"] });
    });
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      title={made === null ? "Rotate the secret" : "The new secret"}
      description={
        made === null
          ? "A new one is made and signs from the next delivery on. With an overlap the old one signs along, so that nothing is refused while you put the new one in place."
          : undefined
      }
      trigger={
        <Button size="sm" icon={<KeyRound aria-hidden />}>
          Rotate
        </Button>
      }
      footer={
        made === null ? (
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={formId} variant="primary" loading={isBusy}>
              Rotate
            </Button>
          </>
        ) : (
          <DialogClose>
            <Button variant="primary">I have copied it</Button>
          </DialogClose>
        )
      }
    >
      {made === null ? (
        <DialogForm id={formId} busy={isBusy} problem={problem} onSubmit={submit}>
          <Field label="Overlap" help="How long both are valid.">
            <Select options={OVERLAPS} value={overlap} onValueChange={setOverlap} />
          </Field>
        </DialogForm>
      ) : (
        <div className="grid gap-3">
          <NewSecret secret={made.secret} />
          <p className="text-ink-2">
            {made.previousUntil === null ? (
              "The old one no longer signs."
            ) : (
              <>
                Both are valid until <Time at={made.previousUntil} />.
              </>
            )}
          </p>
        </div>
      )}
    </Dialog>
  );
}
