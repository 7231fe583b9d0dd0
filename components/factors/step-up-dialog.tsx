"use client";

import { KeyRound } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import {
  beginPasskeyStepUp,
  stepUpWays,
  stepUpWithCode,
  stepUpWithPasskey,
  stepUpWithPassword,
} from "#lib/factors/actions.ts";
import type { StepUpWays } from "#lib/factors/schema.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { PasswordInput } from "../ui/password-input.tsx";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";
import { CodeInput } from "./code-input.tsx";
import { askPasskey } from "./passkey-browser.ts";

/** Asks for a code, a passkey or, of whoever has neither, the password. */
export function StepUpDialog({ onAnswer }: { onAnswer: (isConfirmed: boolean) => void }) {
  const formId = useId();
  const [ways, setWays] = useState<StepUpWays | null>(null);
  const [typed, setTyped] = useState("");
  const { errors, refuse } = useFormErrors();
  // No transition: React ends those together, and the form that waits for this dialog is in one.
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);

  const wasAsked = useRef(false);

  useEffect(() => {
    if (wasAsked.current) return;
    wasAsked.current = true;
    void stepUpWays({}).then((answer) => {
      if (answer.ok) setWays(answer.value);
      else refuse(errorsOf(answer.error));
    });
  }, [refuse]);
  useEffect(() => {
    if (ways !== null) box.current?.focus();
  }, [ways]);

  async function send(confirm: () => Promise<ActionResult<void>>) {
    setBusy(true);
    const answer = await confirm();
    setBusy(false);
    if (answer.ok) onAnswer(true);
    else refuse(errorsOf(answer.error));
  }

  function submit() {
    void send(() =>
      ways?.password ? stepUpWithPassword({ password: typed }) : stepUpWithCode({ code: typed }),
    );
  }

  function withPasskey() {
    void send(() =>
      askPasskey(
        () => beginPasskeyStepUp({}),
        (passkey) => stepUpWithPasskey({ answer: passkey }),
      ),
    );
  }

  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onAnswer(false)}
      title="Confirm that it is you"
      description="This moves money, keys or personal data. What you entered stays, and is sent once you have confirmed."
      footer={
        <>
          <DialogClose>
            <Button>Not now</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={busy} disabled={ways === null}>
            Confirm
          </Button>
        </>
      }
    >
      <DialogForm id={formId} busy={busy} problem={errors[""]} onSubmit={submit}>
        {ways?.password ? (
          <Field label="Your password" error={errors.password} required>
            <PasswordInput
              ref={box}
              name="password"
              autoComplete="current-password"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        ) : (
          <Field
            label="Code"
            error={errors.code}
            help="From your authenticator app, or one of your recovery codes."
            required
          >
            <CodeInput ref={box} value={typed} onChange={(event) => setTyped(event.target.value)} />
          </Field>
        )}
        {ways?.passkey && (
          <Button icon={<KeyRound aria-hidden />} disabled={busy} onClick={withPasskey}>
            Use a passkey
          </Button>
        )}
      </DialogForm>
    </Dialog>
  );
}
