"use client";

import type { RecipientField } from "#lib/movements/schema.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import type { FormErrors } from "../ui/use-form-errors.ts";

interface RecipientFieldsProps {
  fields: readonly RecipientField[];
  values: Readonly<Record<string, string>>;
  /** Messages by `recipient.<field>`. */
  errors: FormErrors;
  onChange: (name: string, value: string) => void;
}

/** The form that a way of paying out draws by its own fields. */
export function RecipientFields({ fields, values, errors, onChange }: RecipientFieldsProps) {
  return shownFields(fields, values).map((field) => (
    <Field
      key={field.name}
      label={field.label}
      required={field.required}
      error={errors[`recipient.${field.name}`]}
      help={field.help ?? undefined}
      aside={!field.required && <span className="text-meta text-ink-3">Optional</span>}
    >
      <Control field={field} value={values[field.name] ?? ""} onChange={onChange} />
    </Field>
  ));
}

/** Some fields are asked for only while another has a certain value. */
export function shownFields(
  fields: readonly RecipientField[],
  values: Readonly<Record<string, string>>,
): readonly RecipientField[] {
  return fields.filter(({ when }) => when === null || when.is.includes(values[when.field] ?? ""));
}

interface ControlProps {
  field: RecipientField;
  value: string;
  onChange: (name: string, value: string) => void;
}

function Control({ field, value, onChange }: ControlProps) {
  const { name, options, multiline } = field;
  if (options.length > 0)
    return (
      <Select
        options={options}
        value={value === "" ? null : value}
        placeholder="Choose"
        onValueChange={(next) => onChange(name, next)}
      />
    );
  const shared = {
    name: `recipient.${name}`,
    value,
    placeholder: field.placeholder ?? "",
    autoComplete: "off",
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onChange(name, event.target.value),
  };
  return multiline ? <Textarea {...shared} /> : <Input {...shared} />;
}
