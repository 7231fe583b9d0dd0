"use client";

import { Pencil, Trash2, UsersRound } from "lucide-react";
import type { RoleDto, Roles } from "#lib/roles/schema.ts";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";

interface OwnRolesProps {
  roles: Roles;
  onEdit: (role: RoleDto) => void;
  onRemove: (role: RoleDto) => void;
}

/** The merchant's own roles; one that the reader can't change says why. */
export function OwnRoles({ roles, onEdit, onRemove }: OwnRolesProps) {
  const own = roles.roles.filter((role) => !role.isBuiltIn);
  return (
    <Card title="Your own roles" flush>
      {own.length === 0 ? (
        <EmptyState icon={UsersRound} title="No roles of your own">
          A role of your own appears here and in the table below. Make one when no built-in role fits
          somebody's work.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line" aria-label="Your own roles">
          {own.map((role) => (
            <li key={role.id} className="flex items-center gap-3 px-5 py-3">
              <div className="min-w-0 flex-1">
                <p className="truncate font-strong">{role.label}</p>
                <p className="text-meta text-pretty text-ink-3">
                  {role.permissions.length} permissions · {peopleWords(role.people)}
                  {role.locked !== null && ` · ${role.locked}`}
                </p>
              </div>
              <IconButton
                label={`Change ${role.label}`}
                icon={<Pencil aria-hidden />}
                disabled={role.locked !== null}
                onClick={() => onEdit(role)}
              />
              <IconButton
                label={`Remove ${role.label}`}
                icon={<Trash2 aria-hidden />}
                disabled={role.locked !== null}
                onClick={() => onRemove(role)}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

export function peopleWords(people: number): string {
  if (people === 0) return "nobody has it";
  return people === 1 ? "one person" : `${people} people`;
}
