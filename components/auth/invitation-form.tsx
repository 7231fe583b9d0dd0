"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { UNTOUCHED_FORM } from "#lib/form-state.ts";
import { submitInvitation } from "#lib/members/actions.ts";
import { FormError } from "./form-error.tsx";

/** Makes the account of somebody who is invited and has none. */
export function InvitationForm({
  token,
  email,
  passwordHelp,
}: {
  token: string;
  email: string;
  passwordHelp: string;
}) {
  const [{ error, fields, typed }, submit, pending] = useActionState(submitInvitation, UNTOUCHED_FORM);
  return (
    <form action={submit} noValidate className="grid gap-4">
      <FormError message={error} />
      <input type="hidden" name="token" value={token} />
      <Field label="E-mail" help="You will sign in with it.">
        <Input type="email" size="lg" autoComplete="username" readOnly value={email} />
      </Field>
      <Field label="Your name" error={fields.name} required>
        <Input name="name" size="lg" autoComplete="name" defaultValue={typed.name} />
      </Field>
      <Field label="Password" error={fields.password} help={passwordHelp} required>
        <PasswordInput name="password" size="lg" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={pending} className="w-full">
        Accept and sign in
      </Button>
    </form>
  );
}
