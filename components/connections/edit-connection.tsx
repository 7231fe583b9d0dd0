"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { updateConnection } from "#lib/connections/actions.ts";
import type { ConnectionDetail } from "#lib/connections/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { useConnectionForm } from "./use-connection-form.ts";

/** Name, address and credentials. The provider is asked before new ones are stored; empty secrets stay as they are. */
export function EditConnection({ merchant, connection }: { merchant: string; connection: ConnectionDetail }) {
  const queries = useQueryClient();
  const form = useConnectionForm({
    name: connection.name,
    baseUrl: connection.baseUrl,
    credentials: connection.values,
  });
  const { name, baseUrl, credentials } = form.values;

  function submit(event: FormEvent) {
    event.preventDefault();
    form.send(
      () => updateConnection(merchant, { connectionId: connection.id, name, baseUrl, credentials }),
      async ({ credentialsChanged }) => {
        // Typed secrets must not stay on the screen once they are stored.
        const open = connection.fields.filter((field) => !field.secret);
        const kept = open.map((field) => [field.name, credentials[field.name] ?? ""] as const);
        form.change({ credentials: Object.fromEntries(kept) });
        notify.ok(credentialsChanged ? "New credentials stored" : "Saved");
        await queries.invalidateQueries({ queryKey: ["connections"] });
      },
    );
  }

  return (
    <Card title="Settings">
      <form onSubmit={submit} noValidate className="grid gap-4">
        <Field label="Name" error={form.errors.name} required>
          <Input
            value={name}
            maxLength={60}
            onChange={(event) => form.change({ name: event.target.value })}
          />
        </Field>
        <Field label="Base URL" error={form.errors.baseUrl} required>
          <Input
            mono
            type="url"
            value={baseUrl}
            onChange={(event) => form.change({ baseUrl: event.target.value })}
          />
        </Field>
        <CredentialFields
          fields={connection.fields}
          values={credentials}
          errors={form.errors}
          hints={connection.hints}
          onChange={form.changeCredential}
          merchant={merchant}
          provider={connection.provider}
        />
        {form.failure && (
          <Note tone="bad" urgent title="Nothing was changed.">
            {form.failure.message}
          </Note>
        )}
        <div className="flex justify-end">
          <Button type="submit" variant="primary" loading={form.isBusy}>
            Test and save
          </Button>
        </div>
      </form>
    </Card>
  );
}
