import { Search } from "lucide-react";
import Form from "next/form";
import type { AccountSection } from "#lib/provider-account/status.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import type { AccountFilters } from "./account-url.ts";

interface ListFiltersProps {
  base: string;
  section: AccountSection;
  filters: AccountFilters;
  /** What it can be narrowed by, with an example each. */
  fields: readonly {
    readonly name: Exclude<keyof AccountFilters, "cursor">;
    readonly label: string;
    readonly example?: string;
    readonly type?: "date";
  }[];
}

/** Filters of a list at the provider; a plain form whose result is an address. */
export function ListFilters({ base, section, filters, fields }: ListFiltersProps) {
  if (fields.length === 0) return null;
  return (
    <Form
      action={base}
      role="search"
      className="flex flex-wrap items-end gap-3 border-b border-line px-5 py-3 max-sm:grid"
    >
      <input type="hidden" name="section" value={section} />
      {fields.map(({ name, label, example, type = "text" }) => (
        <Field key={name} label={label}>
          <Input
            key={filters[name] ?? ""}
            name={name}
            type={type}
            autoComplete="off"
            maxLength={255}
            placeholder={example}
            defaultValue={filters[name] ?? ""}
          />
        </Field>
      ))}
      <Button type="submit" icon={<Search aria-hidden />}>
        Filter
      </Button>
    </Form>
  );
}
