"use client";

import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Time } from "../ui/time.tsx";

export interface MadeLink {
  readonly email: string;
  readonly url: string;
  readonly expiresAt: string;
}

interface LinkDialogProps extends MadeLink {
  onClose: () => void;
}

/** Shows an invitation's address, once. */
export function LinkDialog({ email, url, expiresAt, onClose }: LinkDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Hand over this link"
      description={`It is for ${email} alone, and opens once.`}
      footer={
        <DialogClose>
          <Button variant="primary">Done</Button>
        </DialogClose>
      }
    >
      <Field
        label="Invitation link"
        help={
          <>
            Copy it now: it is shown only once. It opens until <Time at={expiresAt} />.
          </>
        }
      >
        <Input readOnly mono value={url} onFocus={(event) => event.target.select()} />
      </Field>
      <div className="mt-3">
        <CopyButton value={url} what="invitation link" size="sm">
          Copy the link
        </CopyButton>
      </div>
    </Dialog>
  );
}
