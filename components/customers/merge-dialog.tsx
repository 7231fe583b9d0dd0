"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Note } from "../ui/note.tsx";
import { RadioCards } from "../ui/radio-card.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { MergeEffect } from "./merge-effect.tsx";
import { personOption } from "./person-option.tsx";
import { useMergePreview } from "./use-customers.ts";
import { useMerge } from "./use-merge.ts";

interface MergeDialogProps {
  merchant: string;
  customerId: string;
  otherId: string;
  onClose: () => void;
}

/** Which of two stays, what the other brings, and that it is for ever. */
export function MergeDialog({ merchant, customerId, otherId, onClose }: MergeDialogProps) {
  const [staysId, setStaysId] = useState(customerId);
  const [understood, setUnderstood] = useState(false);
  const goesId = staysId === customerId ? otherId : customerId;
  const { data: preview, error } = useMergePreview(merchant, staysId, goesId);
  const { merge, busy, problem } = useMerge(merchant, { staysId, goesId, openId: customerId, onClose });
  const people = preview && [preview.stays, preview.goes].toSorted((a) => (a.id === customerId ? -1 : 1));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Merge two customers"
      description="Choose which one stays. Everything of the other moves to it, in test and live mode."
      footer={
        <>
          <DialogClose>
            <Button>Keep both</Button>
          </DialogClose>
          <Button
            variant="danger"
            loading={busy}
            disabled={!understood || preview === undefined}
            onClick={merge}
          >
            Merge for ever
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {(problem ?? error) && (
          <Note tone="bad" urgent>
            {problem ?? error?.message}
          </Note>
        )}
        {people ? (
          <RadioCards
            label="Which one stays"
            options={people.map(personOption)}
            value={staysId}
            onValueChange={(id) => {
              setStaysId(id);
              setUnderstood(false);
            }}
          />
        ) : (
          !error && <Skeleton className="h-[124px] w-full" />
        )}
        {preview && <MergeEffect preview={preview} />}
        <Checkbox checked={understood} onCheckedChange={setUnderstood}>
          I understand that this cannot be undone
        </Checkbox>
      </div>
    </Dialog>
  );
}
