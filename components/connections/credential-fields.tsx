"use client";

import type { GalleryItem } from "#lib/connections/schema.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { PasswordInput } from "../ui/password-input.tsx";
import { Select } from "../ui/select.tsx";

type CredentialField = GalleryItem["fields"][number];

interface CredentialFieldsProps {
  fields: readonly CredentialField[];
  values: Readonly<Record<string, string>>;
  /** Messages by `credentials.<field>`. */
  errors: Readonly<Record<string, string>>;
  /** Last characters of stored secrets; a field with one may stay empty. */
  hints?: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
}

/** The form that a provider's own fields draw. */
export function CredentialFields({ fields, values, errors, hints = {}, onChange }: CredentialFieldsProps) {
  return fields.map((field) => {
    const hint = hints[field.name];
    const stored = hint === undefined ? null : storedWords(hint);
    return (
      <Field
        key={field.name}
        label={field.label}
        required={field.required && stored === null}
        error={errors[`credentials.${field.name}`]}
        help={[stored, field.help].filter(Boolean).join(" ") || undefined}
        aside={!field.required && <span className="text-meta text-ink-3">Optional</span>}
      >
        <Control field={field} value={values[field.name] ?? ""} kept={stored !== null} onChange={onChange} />
      </Field>
    );
  });
}

interface ControlProps {
  field: CredentialField;
  value: string;
  kept: boolean;
  onChange: (name: string, value: string) => void;
}

function Control({ field, value, kept, onChange }: ControlProps) {
  const placeholder = kept ? "Unchanged" : (field.placeholder ?? "");
  if (field.options.length > 0) {
    return (
      <Select
        options={field.options}
        value={value === "" ? null : value}
        placeholder={field.required ? "Choose" : "Usual"}
        onValueChange={(next) => onChange(field.name, next)}
      />
    );
  }
  const shared = {
    value,
    placeholder,
    autoComplete: "off",
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onChange(field.name, event.target.value),
  };
  // "new-password" keeps a browser from offering the reader's own sign-in as a provider's key.
  if (field.secret)
    return <PasswordInput {...shared} autoComplete="new-password" shownName={field.label} mono />;
  return <Input {...shared} mono />;
}

function storedWords(hint: string): string {
  return hint === "" ? "Stored. Leave empty to keep it." : `Stored, ends in ${hint}. Leave empty to keep it.`;
}
