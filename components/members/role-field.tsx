"use client";

import type { Team } from "#lib/members/schema.ts";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";

interface RoleFieldProps {
  roles: Team["roles"];
  value: string | null;
  error: string | undefined;
  onChange: (role: string) => void;
}

/** Every role; one that the reader can't give says why. */
export function RoleField({ roles, value, error, onChange }: RoleFieldProps) {
  return (
    <Field label="Role" error={error} required>
      <Select
        value={value}
        onValueChange={onChange}
        options={roles.map(({ id, label, problem }) => ({
          value: id,
          label,
          disabled: problem !== null,
          ...(problem !== null && { hint: problem }),
        }))}
      />
    </Field>
  );
}
