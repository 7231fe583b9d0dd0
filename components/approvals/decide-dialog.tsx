"use client";

import { useState, useTransition } from "react";
import { decide } from "#lib/approvals/actions.ts";
import type { Approval } from "#lib/approvals/schema.ts";
import { useMovementsChanged } from "../movements/use-movements.ts";
import { Button } from "../ui/button.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { SubjectContents } from "./subject-contents.tsx";
import { useApprovalSubject } from "./use-approvals.ts";

const WORDS = {
  movement: {
    sofar: "Nothing has been sent.",
    act: "Approve and send",
    approve: "Approved. It is on its way.",
    reject: "Rejected. Nothing was sent.",
  },
  replay: {
    sofar: "Nothing has been replayed.",
    act: "Approve and start",
    approve: "Approved. The replay begins.",
    reject: "Rejected. Nothing was replayed.",
  },
} as const;

interface DecideDialogProps {
  merchant: string;
  approval: Approval;
  onClose: () => void;
}

/** Exactly what would be sent or replayed, and yes or no. The decision holds only for what is shown here. */
export function DecideDialog({ merchant, approval, onClose }: DecideDialogProps) {
  const subject = useApprovalSubject(merchant, approval.id);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<{ readonly note?: string; readonly whole?: string }>({});
  const [busy, start] = useTransition();
  const changed = useMovementsChanged(merchant);
  const words = WORDS[approval.kind === "replay" ? "replay" : "movement"];
  const isVoid = subject.data !== undefined && "forecast" in subject.data && subject.data.hasChanged;

  function say(decision: "approve" | "reject") {
    const contentHash = subject.data?.contentHash;
    if (contentHash === undefined) return;
    start(async () => {
      const result = await confirmed(() =>
        decide(merchant, { approvalId: approval.id, decision, note, contentHash }),
      );
      await changed();
      if (!result.ok) {
        const { fields, message } = result.error;
        setProblem(fields.note === undefined ? { whole: message } : { note: fields.note });
        return;
      }
      notify.ok(words[decision]);
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={approval.kind === "replay" ? "Start this replay?" : `Send this ${approval.kind}?`}
      description={`${approval.requestedBy} asked for it. ${words.sofar}`}
      footer={
        <>
          <Button variant="danger" disabled={busy || !subject.data} onClick={() => say("reject")}>
            Reject
          </Button>
          <Button
            variant="primary"
            loading={busy}
            disabled={!subject.data || isVoid}
            onClick={() => say("approve")}
          >
            {words.act}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {problem.whole && (
          <Note tone="bad" urgent>
            {problem.whole}
          </Note>
        )}
        {subject.error && (
          <Note tone="bad" urgent title="It could not be loaded.">
            {subject.error.message}
          </Note>
        )}
        {subject.data ? (
          <SubjectContents subject={subject.data} />
        ) : (
          !subject.error && <Skeleton className="h-36" />
        )}
        <Field label="Note" error={problem.note} help="Whoever asked sees it. A rejection needs one.">
          <Textarea
            name="note"
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => {
              setNote(event.target.value);
              setProblem({});
            }}
          />
        </Field>
      </div>
    </Dialog>
  );
}
