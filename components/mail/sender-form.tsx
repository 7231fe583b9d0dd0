"use client";

import { useState, useTransition } from "react";
import { saveMailSettings } from "#lib/mail/actions.ts";
import type { MailSettingsDto } from "#lib/mail/schema.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";
import { useMailsChanged } from "./use-mails.ts";

/** The name that stands before the address, and where answers go. */
export function SenderForm({ merchant, settings }: { merchant: string; settings: MailSettingsDto }) {
  const changed = useMailsChanged(merchant);
  const [senderName, setSenderName] = useState(settings.senderName);
  const [replyTo, setReplyTo] = useState(settings.replyTo);
  const { errors, setErrors, refuse } = useFormErrors();
  const [isSaving, startSaving] = useTransition();
  function save() {
    startSaving(async () => {
      const answer = await saveMailSettings(merchant, { senderName, replyTo });
      if (!answer.ok) return refuse(errorsOf(answer.error));
      setErrors({});
      notify.ok("Saved", { detail: "It counts from the next letter on." });
      await changed();
    });
  }
  return (
    <form
      noValidate
      className="grid gap-4 border-t border-line px-5 pt-4 pb-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) save();
      }}
    >
      {errors[""] && (
        <Note tone="bad" urgent>
          {errors[""]}
        </Note>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Sender's name"
          help="Stands before the address in your letters."
          error={errors.senderName}
        >
          <Input
            name="senderName"
            autoComplete="off"
            placeholder={settings.merchantName}
            value={senderName}
            onChange={(event) => setSenderName(event.target.value)}
          />
        </Field>
        <Field
          label="Answers go to"
          help="Your own address, where customers reach you."
          error={errors.replyTo}
        >
          <Input
            type="email"
            name="replyTo"
            autoComplete="off"
            placeholder="you@example.com"
            value={replyTo}
            onChange={(event) => setReplyTo(event.target.value)}
          />
        </Field>
      </div>
      <div className="flex justify-end">
        <Button type="submit" loading={isSaving}>
          Save
        </Button>
      </div>
    </form>
  );
}
