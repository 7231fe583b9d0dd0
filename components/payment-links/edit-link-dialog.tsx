"use client";

import { useId, useState } from "react";
import type { LinkDetail } from "#lib/payment-links/schema.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useLinkActions } from "./use-link-actions.ts";

const KEEP = "keep";
const NEVER = "never";
const EXPIRIES = [
  { value: KEEP, label: "Leave it as it is" },
  ...[1, 3, 7, 14, 30, 90, 365].map((days) => ({
    value: String(days),
    label: days === 1 ? "Tomorrow" : `In ${days} days`,
  })),
  { value: NEVER, label: "Never" },
];

const WORDS = [
  { field: "description", label: "Description", rows: 3, longest: 2000 },
  { field: "message", label: "Message to the payer", rows: 2, longest: 500 },
  { field: "closedMessage", label: "Message once it is archived", rows: 2, longest: 500 },
] as const;

export interface EditLinkDialogProps {
  merchant: string;
  link: LinkDetail;
  onClose: () => void;
}

/** What may change while people can pay: the words, and the last day. */
export function EditLinkDialog({ merchant, link, onClose }: EditLinkDialogProps) {
  const formId = useId();
  const { title, description, message, closedMessage } = link;
  const [words, setWords] = useState({ title, description, message, closedMessage });
  const [expires, setExpires] = useState(KEEP);
  const { edit, errors, busy } = useLinkActions(merchant, link.id);
  const hasCopy = link.ways.some(({ nativeState }) => nativeState !== "none");
  const expiry = expires === KEEP ? {} : { expiresInDays: expires === NEVER ? null : Number(expires) };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Edit the link"
      description="What it asks for stays as it is, since somebody may be paying. For another amount, make a new link."
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Save
          </Button>
        </>
      }
    >
      <DialogForm
        id={formId}
        busy={busy}
        problem={errors[""]}
        onSubmit={() => edit({ ...words, ...expiry }, onClose)}
      >
        <Field label="What it is for" required error={errors.title}>
          <Input
            name="title"
            maxLength={120}
            value={words.title}
            onChange={(event) => setWords({ ...words, title: event.target.value })}
          />
        </Field>
        {WORDS.map(({ field, label, rows, longest }) => (
          <Field key={field} label={label} error={errors[field]}>
            <Textarea
              name={field}
              rows={rows}
              maxLength={longest}
              value={words[field]}
              onChange={(event) => setWords({ ...words, [field]: event.target.value })}
            />
          </Field>
        ))}
        <Field
          label="Expires"
          error={errors.expiresInDays}
          {...(hasCopy && { help: "A provider holds a copy with its own last day." })}
        >
          <Select
            value={expires}
            options={hasCopy ? EXPIRIES.slice(0, 1) : EXPIRIES}
            onValueChange={setExpires}
          />
        </Field>
      </DialogForm>
    </Dialog>
  );
}
