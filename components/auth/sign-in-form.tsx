"use client";

import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { UNTOUCHED_FORM } from "#lib/form-state.ts";
import { submitSignIn } from "#lib/team/actions.ts";
import { PasskeySignIn } from "../factors/passkey-sign-in.tsx";
import { FormError } from "./form-error.tsx";

interface SignInFormProps {
  callbackUrl: string;
  /** Other ways in, below our own. */
  children?: ReactNode;
}

export function SignInForm({ callbackUrl, children }: SignInFormProps) {
  const [state, submit, pending] = useActionState(submitSignIn, UNTOUCHED_FORM);
  const [problem, setProblem] = useState<string | null>(null);
  const { email, password } = state.fields;
  const emailBox = useRef<HTMLInputElement>(null);
  const passwordBox = useRef<HTMLInputElement>(null);

  useEffect(() => {
    setProblem(null);
    const needed = state.typed.email && !state.fields.email ? passwordBox : emailBox;
    needed.current?.focus();
  }, [state]);

  return (
    <>
      <form action={submit} noValidate>
        <FormError message={problem ?? (email || password ? null : state.error)} />
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <Field label="E-mail" error={email} required className="mb-4">
          <Input
            ref={emailBox}
            name="email"
            type="email"
            size="lg"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={state.typed.email}
          />
        </Field>
        <Field label="Password" error={password} required className="mb-4">
          <PasswordInput ref={passwordBox} name="password" size="lg" autoComplete="current-password" />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={pending} className="w-full">
          Continue
        </Button>
      </form>
      <div className="mt-3">
        <PasskeySignIn callbackUrl={callbackUrl} onProblem={setProblem} />
      </div>
      {children}
      <p className="mt-4 text-center text-meta">
        <TextLink href="/sign-in/forgot">Forgot your password?</TextLink>
      </p>
    </>
  );
}
