"use client";

import { useState } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import type { Mails, SendInput } from "#lib/mail/schema.ts";
import type { MailLanguage } from "#lib/mail/status.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { notify } from "../ui/notify.ts";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useMailsChanged } from "./use-mails.ts";

export interface SendDialogProps {
  merchant: string;
  /** "Send this link". */
  title: string;
  description: string;
  /** Who it goes to unless another address is written; the address is masked. */
  recipient: Mails["recipient"];
  language: MailLanguage;
  onSend: (input: SendInput) => Promise<ActionResult<unknown>>;
  onClose: () => void;
}

const LANGUAGES: readonly { readonly value: MailLanguage; readonly label: string }[] = [
  { value: "en", label: "English" },
  { value: "es", label: "Español" },
  { value: "pt", label: "Português" },
];

/** One letter to one person. The form makes its key when it opens, so that pressing twice sends one. */
export function SendDialog(props: SendDialogProps) {
  const { merchant, title, description, recipient, onSend, onClose } = props;
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [toName, setToName] = useState(recipient?.name ?? "");
  const [toEmail, setToEmail] = useState("");
  const [language, setLanguage] = useState<MailLanguage>(props.language);
  const [message, setMessage] = useState("");
  const [evenIfBounced, setEvenIfBounced] = useState(false);
  const changed = useMailsChanged(merchant);

  return (
    <ActDialog
      title={title}
      description={description}
      act="Send"
      onSubmit={() => onSend({ toName, toEmail, language, message, evenIfBounced, idempotencyKey })}
      onDone={() => {
        notify.ok("On its way", { detail: "What becomes of it is listed under Mail." });
        return changed();
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Field
            label="E-mail address"
            required={recipient === null}
            error={errors.toEmail}
            help={
              recipient === null ? undefined : `Leave it empty for the customer's own, ${recipient.email}.`
            }
          >
            <Input
              type="email"
              name="toEmail"
              autoComplete="off"
              placeholder={recipient?.email ?? "name@example.com"}
              value={toEmail}
              onChange={(event) => setToEmail(event.target.value)}
            />
          </Field>
          {(errors.evenIfBounced || evenIfBounced) && (
            <Checkbox checked={evenIfBounced} onCheckedChange={(on) => setEvenIfBounced(on)}>
              Try this address again
            </Checkbox>
          )}
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_160px]">
            <Field label="Name" error={errors.toName}>
              <Input
                name="toName"
                autoComplete="off"
                value={toName}
                onChange={(event) => setToName(event.target.value)}
              />
            </Field>
            <Field label="Language" error={errors.language}>
              <Select
                value={language}
                options={LANGUAGES}
                onValueChange={(next) =>
                  setLanguage(LANGUAGES.find(({ value }) => value === next)?.value ?? "en")
                }
              />
            </Field>
          </div>
          <Field
            label="Message"
            help="Your own words, above the rest. May stay empty."
            error={errors.message}
          >
            <Textarea name="message" value={message} onChange={(event) => setMessage(event.target.value)} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
