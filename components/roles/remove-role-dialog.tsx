"use client";

import { useQueryClient } from "@tanstack/react-query";
import { removeRole } from "#lib/roles/actions.ts";
import type { RoleDto } from "#lib/roles/schema.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { notify } from "../ui/notify.ts";

interface RemoveRoleDialogProps {
  merchant: string;
  role: RoleDto;
  onClose: () => void;
}

export function RemoveRoleDialog({ merchant, role, onClose }: RemoveRoleDialogProps) {
  const queries = useQueryClient();
  return (
    <ActDialog
      danger
      size="sm"
      title={`Remove ${role.label}`}
      description="It can be removed only while nobody has it and nobody is invited to it."
      act="Remove"
      onSubmit={() => removeRole(merchant, { roleId: role.id })}
      onClose={onClose}
      onDone={async () => {
        notify.ok(`${role.label} is removed`);
        await queries.invalidateQueries({ queryKey: ["team"] });
      }}
    >
      {() => null}
    </ActDialog>
  );
}
