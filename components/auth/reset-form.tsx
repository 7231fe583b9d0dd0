"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { submitReset } from "#lib/factors/actions.ts";
import { UNTOUCHED_FORM } from "#lib/form-state.ts";
import { FormError } from "./form-error.tsx";

/** Sets the new password that a letter's link lets its reader choose. */
export function ResetForm({ token, passwordHelp }: { token: string; passwordHelp: string }) {
  const [{ error, fields }, submit, pending] = useActionState(submitReset, UNTOUCHED_FORM);
  return (
    <form action={submit} noValidate>
      <FormError message={fields.password ? null : error} />
      <input type="hidden" name="token" value={token} />
      <Field label="New password" error={fields.password} help={passwordHelp} required className="mb-4">
        <PasswordInput name="password" size="lg" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={pending} className="w-full">
        Set the password
      </Button>
    </form>
  );
}
