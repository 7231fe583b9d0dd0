"use client";

import { type FormEvent, useState, useTransition } from "react";
import { examineWithSecret } from "#lib/quarantine/actions.ts";
import type { Diagnosis } from "#lib/quarantine/schema.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { PasswordInput } from "../ui/password-input.tsx";
import { useMayAccept } from "./may-accept.tsx";

interface SecretFormProps {
  merchant: string;
  eventId: string;
  /** How the provider calls the secret. */
  label: string;
  onChecked: (secret: string, found: Diagnosis) => void;
}

/** Tries a secret that a person has, without keeping it. */
export function SecretForm({ merchant, eventId, label, onChecked }: SecretFormProps) {
  const { accept } = useMayAccept();
  const [secret, setSecret] = useState("");
  const [problem, setProblem] = useState<string | undefined>();
  const [busy, start] = useTransition();
  function submit(event: FormEvent) {
    event.preventDefault();
    start(async () => {
      const result = await examineWithSecret(merchant, { eventId, secret });
      setProblem(result.ok ? undefined : (result.error.fields.secret ?? result.error.message));
      if (result.ok) onChecked(secret, result.value);
    });
  }
  return (
    <form onSubmit={submit} noValidate className="mt-3 grid gap-3 border-t border-line pt-3">
      <Field
        label={`Try another ${label.toLowerCase()}`}
        error={problem}
        help="It is only tried, and kept nowhere."
      >
        <PasswordInput
          shownName="secret"
          name="secret"
          autoComplete="off"
          value={secret}
          disabled={!accept}
          onChange={(event) => setSecret(event.target.value)}
        />
      </Field>
      <div>
        <Button
          type="submit"
          loading={busy}
          disabled={!accept || secret.trim() === ""}
          aria-describedby={accept ? undefined : "check-reason"}
        >
          Check
        </Button>
        {!accept && (
          <p id="check-reason" className="mt-1.5 text-meta text-ink-3">
            Needs the permission webhooks.accept.
          </p>
        )}
      </div>
    </form>
  );
}
