"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { PlainSelect, type PlainSelectProps } from "#components/ui/plain-select.tsx";
import { UNTOUCHED_FORM } from "#lib/form-state.ts";
import { submitSetup } from "#lib/team/actions.ts";
import { FormError } from "./form-error.tsx";

export interface SetupFormProps {
  token: string;
  passwordHelp: string;
  countries: PlainSelectProps["options"];
  timeZones: PlainSelectProps["options"];
  currencies: PlainSelectProps["options"];
}

export function SetupForm({ token, passwordHelp, countries, timeZones, currencies }: SetupFormProps) {
  const [{ error, fields, typed }, submit, pending] = useActionState(submitSetup, UNTOUCHED_FORM);
  return (
    <form action={submit} noValidate className="grid gap-4">
      <FormError message={error} />
      <input type="hidden" name="token" value={token} />
      <h2 className="text-section font-semibold">You, the owner</h2>
      <Field label="Name" error={fields.name} required>
        <Input name="name" size="lg" autoComplete="name" defaultValue={typed.name} />
      </Field>
      <Field label="E-mail" error={fields.email} required>
        <Input name="email" type="email" size="lg" autoComplete="username" defaultValue={typed.email} />
      </Field>
      <Field label="Password" error={fields.password} help={passwordHelp} required>
        <PasswordInput name="password" size="lg" autoComplete="new-password" />
      </Field>
      <h2 className="mt-3 text-section font-semibold">Your business</h2>
      <Field label="Name" error={fields.merchantName} required>
        <Input name="merchantName" size="lg" autoComplete="organization" defaultValue={typed.merchantName} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="City" error={fields.city} required>
          <Input name="city" size="lg" autoComplete="address-level2" defaultValue={typed.city} />
        </Field>
        <Field label="Country" error={fields.country} required>
          <PlainSelect
            name="country"
            autoComplete="country"
            options={countries}
            defaultValue={typed.country}
          />
        </Field>
        <Field label="Time zone" error={fields.timeZone} help="Days and charts follow it." required>
          <PlainSelect name="timeZone" options={timeZones} defaultValue={typed.timeZone} />
        </Field>
        <Field label="Totals in" error={fields.baseCurrency} help="The currency that you report in." required>
          <PlainSelect name="baseCurrency" options={currencies} defaultValue={typed.baseCurrency} />
        </Field>
      </div>
      <Button type="submit" variant="primary" size="lg" loading={pending} className="w-full">
        Create and sign in
      </Button>
    </form>
  );
}
