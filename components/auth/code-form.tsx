"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { submitCode } from "#lib/factors/actions.ts";
import { UNTOUCHED_FORM } from "#lib/form-state.ts";
import { CodeInput } from "../factors/code-input.tsx";
import { PasskeySignIn } from "../factors/passkey-sign-in.tsx";
import { FormError } from "./form-error.tsx";

interface CodeFormProps {
  callbackUrl: string;
  /** The person has passkeys: one of them signs in by itself. */
  hasPasskey: boolean;
}

/** The second step of signing in. */
export function CodeForm({ callbackUrl, hasPasskey }: CodeFormProps) {
  const [state, submit, pending] = useActionState(submitCode, UNTOUCHED_FORM);
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state !== null) box.current?.focus();
  }, [state]);
  return (
    <>
      <form action={submit} noValidate>
        <FormError message={problem ?? (state.fields.code ? null : state.error)} />
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <Field
          label="Code"
          error={state.fields.code}
          help="Six digits from your authenticator app, or one of your recovery codes."
          required
          className="mb-4"
        >
          <CodeInput ref={box} size="lg" />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={pending} className="w-full">
          Sign in
        </Button>
      </form>
      {hasPasskey && (
        <div className="mt-3">
          <PasskeySignIn callbackUrl={callbackUrl} onProblem={setProblem} />
        </div>
      )}
    </>
  );
}
