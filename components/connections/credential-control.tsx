"use client";

import type { GalleryItem } from "#lib/connections/schema.ts";
import { Button } from "../ui/button.tsx";
import { cn } from "../ui/cn.ts";
import { Input } from "../ui/input.tsx";
import { PasswordInput } from "../ui/password-input.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";

interface CredentialControlProps {
  field: GalleryItem["fields"][number];
  value: string;
  /** A secret is stored: empty leaves it so. */
  kept: boolean;
  onChange: (value: string) => void;
}

/** The control that fits a provider's field. */
export function CredentialControl({ field, value, kept, onChange }: CredentialControlProps) {
  const placeholder = kept ? "Unchanged" : (field.placeholder ?? "");
  if (field.options.length > 0) {
    const usual = field.required ? null : (field.options[0]?.value ?? null);
    return (
      <Select
        options={field.options}
        value={value === "" ? usual : value}
        placeholder="Choose"
        onValueChange={onChange}
      />
    );
  }
  const shared = {
    value,
    placeholder,
    autoComplete: "off",
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  if (field.multiline) return <ManyLines field={field} shared={shared} onTemplate={onChange} />;
  // "new-password" keeps a browser from offering the reader's own sign-in as a provider's key.
  if (field.secret)
    return <PasswordInput {...shared} autoComplete="new-password" shownName={field.label} mono />;
  return <Input {...shared} mono />;
}

interface ManyLinesProps {
  field: GalleryItem["fields"][number];
  shared: { value: string; placeholder: string };
  onTemplate: (text: string) => void;
}

function ManyLines({ field, shared, onTemplate }: ManyLinesProps) {
  const { template } = field;
  return (
    <>
      <Textarea
        {...shared}
        rows={field.secret ? 4 : 7}
        className={cn(
          "font-mono text-body",
          // Hidden as a password is; the outline of the text still shows that something was pasted.
          field.secret && shared.value !== "" && "[-webkit-text-security:disc]",
        )}
      />
      {template !== null && shared.value === "" && (
        <Button size="sm" className="mt-2" onClick={() => onTemplate(template)}>
          Write out the usual shape
        </Button>
      )}
    </>
  );
}
