"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import type { RoleDto, Roles } from "#lib/roles/schema.ts";
import { Button } from "../ui/button.tsx";
import { OwnRoles } from "./own-roles.tsx";
import { RemoveRoleDialog } from "./remove-role-dialog.tsx";
import { RoleDialog } from "./role-dialog.tsx";
import { RoleMatrix } from "./role-matrix.tsx";
import { useRoles } from "./use-roles.ts";

type Layer = { readonly kind: "new" } | { readonly kind: "edit" | "remove"; readonly role: RoleDto };

/** What each role may do, and the roles that the merchant made. */
export function RolesScreen({ merchant, opened }: { merchant: string; opened: Roles }) {
  const roles = useRoles(merchant, opened);
  const [layer, setLayer] = useState<Layer | null>(null);
  const onClose = () => setLayer(null);
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-72 text-pretty text-ink-2">
          {roles.canWrite
            ? "Built-in roles stay as they are. A role of your own can include whatever you have yourself."
            : "Making roles needs the permission roles.write."}
        </p>
        <Button
          variant="primary"
          icon={<Plus aria-hidden />}
          disabled={!roles.canWrite}
          onClick={() => setLayer({ kind: "new" })}
        >
          New role
        </Button>
      </div>
      <OwnRoles
        roles={roles}
        onEdit={(role) => setLayer({ kind: "edit", role })}
        onRemove={(role) => setLayer({ kind: "remove", role })}
      />
      <RoleMatrix roles={roles.roles} />
      {layer?.kind === "new" && <RoleDialog {...{ merchant, roles, onClose, role: null }} />}
      {layer?.kind === "edit" && <RoleDialog {...{ merchant, roles, onClose, role: layer.role }} />}
      {layer?.kind === "remove" && <RemoveRoleDialog {...{ merchant, onClose, role: layer.role }} />}
    </div>
  );
}
