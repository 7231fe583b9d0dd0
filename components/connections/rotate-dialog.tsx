"use client";

import { useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { rotateCredentials } from "#lib/connections/actions.ts";
import type { ConnectionDetail } from "#lib/connections/schema.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { Select } from "../ui/select.tsx";
import { CredentialFields } from "./credential-fields.tsx";
import { useConnectionForm } from "./use-connection-form.ts";

const OVERLAPS = [
  { value: "0", label: "No overlap: the old ones end now" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "24 hours" },
  { value: "72", label: "3 days" },
  { value: "168", label: "7 days" },
];

/** New credentials in place of the stored ones, asked for at the provider before they are stored. */
export function RotateDialog({ merchant, connection }: { merchant: string; connection: ConnectionDetail }) {
  const queries = useQueryClient();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [overlap, setOverlap] = useState("24");
  const { id, name, baseUrl, values, fields, hints, provider, providerName } = connection;
  const form = useConnectionForm({ name, baseUrl, credentials: values });

  function open(next: boolean) {
    setOpen(next);
    // Typed secrets must not wait in a closed dialog.
    form.change({ credentials: values });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const { credentials } = form.values;
    form.send(
      () => rotateCredentials(merchant, { connectionId: id, credentials, overlapHours: Number(overlap) }),
      async ({ previousUntil }) => {
        open(false);
        notify.ok("New credentials are in use", {
          detail:
            previousUntil === null
              ? "The old ones no longer count."
              : "Webhooks signed with the old ones are still taken for a while.",
        });
        await queries.invalidateQueries({ queryKey: ["connections"] });
      },
    );
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      title="Rotate credentials"
      description={`Make new ones at ${providerName} and enter them here. They are tested before they are stored; a field left empty keeps what it has.`}
      trigger={
        <Button size="sm" icon={<KeyRound aria-hidden />}>
          Rotate
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={form.isBusy}>
            Test and rotate
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        <CredentialFields
          fields={fields.filter((field) => field.secret)}
          values={form.values.credentials}
          errors={form.errors}
          hints={hints}
          onChange={form.changeCredential}
          merchant={merchant}
          provider={provider}
        />
        <Field
          label="Overlap"
          help="Webhooks signed with the old credentials are taken for this long. Calls use the new ones at once."
        >
          <Select options={OVERLAPS} value={overlap} onValueChange={setOverlap} />
        </Field>
        {form.failure && (
          <Note tone="bad" urgent title="Nothing was changed.">
            {form.failure.message}
          </Note>
        )}
      </form>
    </Dialog>
  );
}
