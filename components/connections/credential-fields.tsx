"use client";

import type { GalleryItem } from "#lib/connections/schema.ts";
import { Field } from "../ui/field.tsx";
import { CredentialControl } from "./credential-control.tsx";
import { FoldedSection } from "./folded-section.tsx";
import { MappingTester } from "./mapping-tester.tsx";
import { isHalfWide, isShown, isUsual, sectionsOf } from "./shown-fields.ts";

type CredentialField = GalleryItem["fields"][number];

interface CredentialFieldsProps {
  fields: readonly CredentialField[];
  values: Readonly<Record<string, string>>;
  /** Messages by `credentials.<field>`. */
  errors: Readonly<Record<string, string>>;
  /** Last characters of stored secrets; a field with one may stay empty. */
  hints?: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
  merchant: string;
  /** Its id. */
  provider: string;
}

/** The form that a provider's own fields draw: what is always asked first, then the sections. */
export function CredentialFields(props: CredentialFieldsProps) {
  const { fields, values, errors } = props;
  const shown = fields.filter((field) => isShown(field, fields, values));
  return (
    <div className="@container grid gap-4">
      <FieldGrid {...props} fields={shown.filter((field) => field.section === null)} />
      {sectionsOf(shown).map(({ title, fields: own }) => (
        <FoldedSection
          key={title}
          title={title}
          set={own.filter((field) => !isUsual(field, values[field.name])).length}
          open={own.some(({ name, required }) => required || errors[`credentials.${name}`] !== undefined)}
        >
          <FieldGrid {...props} fields={own} />
        </FoldedSection>
      ))}
    </div>
  );
}

function FieldGrid(props: CredentialFieldsProps) {
  return (
    <div className="grid gap-4 @md:grid-cols-2">
      {props.fields.map((field) => (
        <FieldRow key={field.name} {...props} field={field} />
      ))}
    </div>
  );
}

function FieldRow({
  field,
  fields,
  values,
  errors,
  hints = {},
  onChange,
  merchant,
  provider,
}: CredentialFieldsProps & { field: CredentialField }) {
  const hint = hints[field.name];
  const stored = hint === undefined ? null : storedWords(hint);
  const value = values[field.name] ?? "";
  return (
    <div className={isHalfWide(field) ? "min-w-0" : "min-w-0 @md:col-span-2"}>
      <Field
        label={field.label}
        required={field.required && stored === null}
        error={errors[`credentials.${field.name}`]}
        help={[stored, field.help].filter(Boolean).join(" ") || undefined}
        aside={saysOptional(field) && <span className="text-meta text-ink-3">Optional</span>}
      >
        <CredentialControl
          field={field}
          value={value}
          kept={stored !== null}
          onChange={(next) => onChange(field.name, next)}
        />
      </Field>
      {field.takesSamples && (
        <MappingTester
          merchant={merchant}
          provider={provider}
          values={Object.fromEntries(
            fields.filter(({ secret }) => !secret).map(({ name }) => [name, values[name] ?? ""]),
          )}
        />
      )}
    </div>
  );
}

/** A choice has its usual value, and all of a folded section may be left alone: there the word would only be noise. */
function saysOptional({ required, options, section }: CredentialField): boolean {
  return !required && options.length === 0 && section === null;
}

function storedWords(hint: string): string {
  return hint === "" ? "Stored. Leave empty to keep it." : `Stored, ends in ${hint}. Leave empty to keep it.`;
}
