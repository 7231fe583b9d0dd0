"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { PERMISSION_GROUPS, PERMISSION_WORDS } from "#lib/auth/permission-words.ts";
import { CUSTOM_PERMISSIONS, type Permission } from "#lib/auth/permissions.ts";
import { changeRole, createRole } from "#lib/roles/actions.ts";
import type { RoleDto, Roles } from "#lib/roles/schema.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { notify } from "../ui/notify.ts";

interface RoleDialogProps {
  merchant: string;
  roles: Roles;
  /** Null: a new one. */
  role: RoleDto | null;
  onClose: () => void;
}

/** Makes a role, or changes one: a name and what it includes, of what the reader holds. */
export function RoleDialog({ merchant, roles, role, onClose }: RoleDialogProps) {
  const queries = useQueryClient();
  const [name, setName] = useState(role?.label ?? "");
  const [chosen, setChosen] = useState<readonly Permission[]>(role?.permissions ?? ["overview.read"]);
  const input = { name, permissions: [...chosen] };
  const people = role?.people ?? 0;
  return (
    <ActDialog<unknown>
      size="lg"
      title={role === null ? "New role" : `Change ${role.label}`}
      description={
        people > 0
          ? "What you change counts at once for everybody who has it, and their sessions end."
          : "Choose what somebody with this role may do."
      }
      act={role === null ? "Make the role" : "Save"}
      onSubmit={(): Promise<ActionResult<unknown>> =>
        role === null ? createRole(merchant, input) : changeRole(merchant, { ...input, roleId: role.id })
      }
      onClose={onClose}
      onDone={async () => {
        notify.ok(role === null ? `${name} is made` : `${name} is saved`);
        await queries.invalidateQueries({ queryKey: ["team"] });
      }}
    >
      {(errors) => (
        <div className="grid gap-4">
          <Field label="Name" error={errors.name} required>
            <Input value={name} onChange={(event) => setName(event.target.value)} />
          </Field>
          {errors.permissions && (
            <p role="alert" className="text-meta text-bad">
              {errors.permissions}
            </p>
          )}
          <div className="-mx-1 grid max-h-[46vh] gap-4 overflow-y-auto px-1 pb-1">
            {PERMISSION_GROUPS.map(({ label, permissions }) => (
              <PermissionSet
                key={label}
                label={label}
                permissions={permissions.filter((one) => CUSTOM_PERMISSIONS.includes(one))}
                {...{ chosen }}
                held={roles.held}
                onChange={setChosen}
              />
            ))}
          </div>
        </div>
      )}
    </ActDialog>
  );
}

function PermissionSet({
  label,
  permissions,
  chosen,
  held,
  onChange,
}: {
  label: string;
  permissions: readonly Permission[];
  chosen: readonly Permission[];
  held: readonly Permission[];
  onChange: (chosen: readonly Permission[]) => void;
}) {
  if (permissions.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="grid gap-0.5">
        {permissions.map((permission) => (
          <Checkbox
            key={permission}
            checked={chosen.includes(permission)}
            disabled={!held.includes(permission)}
            onCheckedChange={(checked) =>
              onChange(checked ? [...chosen, permission] : chosen.filter((one) => one !== permission))
            }
          >
            {PERMISSION_WORDS[permission]}
            {!held.includes(permission) && <span className="text-ink-3"> You do not have this.</span>}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
