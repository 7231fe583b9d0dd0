"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { submitForgot } from "#lib/factors/actions.ts";
import { UNTOUCHED_FORM } from "#lib/form-state.ts";
import { FormError } from "./form-error.tsx";

/** Asks where to send the link that sets a new password. */
export function ForgotForm() {
  const [{ error, fields, typed }, submit, pending] = useActionState(submitForgot, UNTOUCHED_FORM);
  return (
    <form action={submit} noValidate>
      <FormError message={fields.email ? null : error} />
      <Field
        label="E-mail"
        error={fields.email}
        help="The one that you sign in with. A link to choose a new password goes there."
        required
        className="mb-4"
      >
        <Input
          name="email"
          type="email"
          size="lg"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={typed.email}
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={pending} className="w-full">
        Send the link
      </Button>
    </form>
  );
}
