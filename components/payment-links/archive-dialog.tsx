"use client";

import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { useLinkActions } from "./use-link-actions.ts";

export interface ArchiveDialogProps {
  merchant: string;
  link: { readonly id: string; readonly title: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function ArchiveDialog({ merchant, link, open, onOpenChange }: ArchiveDialogProps) {
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
          <Button variant="danger" loading={busy} onClick={() => archive(() => onOpenChange(false))}>
            Archive
          </Button>
        </>
      }
    />
  );
}
