"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, useTransition } from "react";
import { createCaseLink } from "#lib/case-links/actions.ts";
import { LIFETIMES } from "#lib/case-links/schema.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { notify } from "../ui/notify.ts";
import { Select } from "../ui/select.tsx";
import { Time } from "../ui/time.tsx";

interface ShareDialogProps {
  merchant: string;
  transactionId: string;
  onClose: () => void;
}

/** Makes a case link and shows its address, once. */
export function ShareDialog({ merchant, transactionId, onClose }: ShareDialogProps) {
  const queries = useQueryClient();
  const [hours, setHours] = useState<number>(LIFETIMES[1].hours);
  const [made, setMade] = useState<{ readonly url: string; readonly expiresAt: string }>();
  const [isMaking, startMaking] = useTransition();
  function make() {
    startMaking(async () => {
      const answer = await createCaseLink(merchant, { transactionId, hours });
      if (answer.ok) setMade(answer.value);
      else notify.bad(answer.error.message);
      await queries.invalidateQueries({ queryKey: ["transactions", merchant, "case-links"] });
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Share this case"
      description="Whoever has the link sees amount, status and what happened, without signing in. Names, notes and raw records are left out."
      footer={
        made === undefined ? (
          <>
            <DialogClose>
              <Button>Not now</Button>
            </DialogClose>
            <Button variant="primary" loading={isMaking} onClick={make}>
              Make the link
            </Button>
          </>
        ) : (
          <DialogClose>
            <Button variant="primary">Done</Button>
          </DialogClose>
        )
      }
    >
      {made === undefined ? (
        <Field label="It can be opened for">
          <Select
            value={String(hours)}
            options={LIFETIMES.map((one) => ({ value: String(one.hours), label: one.label }))}
            onValueChange={(next) => setHours(Number(next))}
          />
        </Field>
      ) : (
        <>
          <Field
            label="Case link"
            help={
              <>
                Copy it now: it is shown only once. It opens until <Time at={made.expiresAt} />.
              </>
            }
          >
            <Input readOnly mono value={made.url} onFocus={(event) => event.target.select()} />
          </Field>
          <div className="mt-3">
            <CopyButton value={made.url} what="case link" size="sm">
              Copy the link
            </CopyButton>
          </div>
        </>
      )}
    </Dialog>
  );
}
