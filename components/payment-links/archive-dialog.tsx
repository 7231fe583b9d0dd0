"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useLinkActions } from "./use-link-actions.ts";

export interface ArchiveDialogProps {
  merchant: string;
  link: { readonly id: string; readonly title: string; readonly closedMessage: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function ArchiveDialog({ merchant, link, open, onOpenChange }: ArchiveDialogProps) {
  const [message, setMessage] = useState(link.closedMessage);
  const { archive, busy } = useLinkActions(merchant, link.id);
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      title="Archive this link?"
      description={`“${link.title}” takes no new payments from then on, and comes back only if a provider holds a copy that it can restore. Payments under way go on, and receipts stay reachable.`}
      footer={
        <>
          <DialogClose>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger" loading={busy} onClick={() => archive(message, () => onOpenChange(false))}>
            Archive
          </Button>
        </>
      }
    >
      <Field label="Message to whoever still opens it" help="Optional, in the payer's language.">
        <Textarea
          name="closedMessage"
          rows={2}
          maxLength={500}
          value={message}
          onChange={(event) => setMessage(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
