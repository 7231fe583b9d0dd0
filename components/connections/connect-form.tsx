"use client";

import { FlaskConical } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { connectProvider, testCredentials } from "#lib/connections/actions.ts";
import type { GalleryItem } from "#lib/connections/schema.ts";
import type { Mode } from "#lib/mode.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";
import { RadioCards } from "../ui/radio-card.tsx";
import { CredentialFields } from "./credential-fields.tsx";
import { useConnectionForm } from "./use-connection-form.ts";

interface ConnectFormProps {
  merchant: string;
  item: GalleryItem;
  mode: Mode;
}

const MODE_OPTIONS = [
  { value: "test", title: "Test", detail: "The provider's test environment. No real money moves." },
  { value: "live", title: "Live", detail: "Real money. Needs the provider's live credentials." },
];

/** Credentials are tested before they can be saved; what was tested is what is saved. */
export function ConnectForm({ merchant, item, mode: initialMode }: ConnectFormProps) {
  const router = useRouter();
  const [mode, setMode] = useState<Mode>(initialMode);
  // One key for the life of this form: sending it twice makes one connection.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useConnectionForm({ name: item.name, baseUrl: item.baseUrls[initialMode], credentials: {} });
  const { name, baseUrl, credentials } = form.values;
  const candidate = { provider: item.id, mode, baseUrl, credentials };

  function chooseMode(next: string) {
    const chosen = next === "live" ? "live" : "test";
    const untouched = baseUrl === item.baseUrls[mode];
    setMode(chosen);
    form.change({ baseUrl: untouched ? item.baseUrls[chosen] : baseUrl });
  }

  function test() {
    form.send(
      () => testCredentials(merchant, candidate),
      ({ account }) => form.setAccount(account),
    );
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.account === null) return test();
    form.send(
      () => connectProvider(merchant, { ...candidate, name, idempotencyKey }),
      ({ connectionId }) => router.push(`/${merchant}/connections/${connectionId}?connected=1`),
    );
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Card title="Where">
        <div className="grid gap-4">
          <Field label="Name" error={form.errors.name} required>
            <Input
              value={name}
              maxLength={60}
              onChange={(event) => form.change({ name: event.target.value })}
            />
          </Field>
          <RadioCards
            label="Mode"
            options={MODE_OPTIONS}
            value={mode}
            onValueChange={chooseMode}
            className="sm:grid-cols-2"
          />
          <Field
            label="Base URL"
            error={form.errors.baseUrl}
            help="Where the provider's API answers."
            required
          >
            <Input
              mono
              type="url"
              value={baseUrl}
              onChange={(event) => form.change({ baseUrl: event.target.value })}
            />
          </Field>
        </div>
      </Card>
      <Card title="Credentials">
        <div className="grid gap-4">
          <CredentialFields
            fields={item.fields}
            values={credentials}
            errors={form.errors}
            onChange={form.changeCredential}
            merchant={merchant}
            provider={item.id}
          />
        </div>
      </Card>
      {form.failure && (
        <Note tone="bad" urgent title="Nothing was saved.">
          {form.failure.message}
        </Note>
      )}
      {form.account !== null && (
        <Note tone="ok" urgent title="The credentials work.">
          {`${item.name} answered for ${form.account}.`}
        </Note>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          icon={<FlaskConical aria-hidden />}
          loading={form.isBusy && form.account === null}
          onClick={test}
        >
          Test
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabled={form.account === null}
          loading={form.isBusy && form.account !== null}
          title={form.account === null ? "Test the credentials first" : undefined}
        >
          Save connection
        </Button>
      </div>
    </form>
  );
}
