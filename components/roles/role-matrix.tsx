"use client";

import { Check, Minus } from "lucide-react";
import { Fragment, useState } from "react";
import { PERMISSION_GROUPS, PERMISSION_WORDS } from "#lib/auth/permission-words.ts";
import type { RoleDto } from "#lib/roles/schema.ts";
import { Button } from "../ui/button.tsx";
import { peopleWords } from "./own-roles.tsx";

/** Permissions by roles, drawn from the very table that the doors ask. */
export function RoleMatrix({ roles }: { roles: readonly RoleDto[] }) {
  const [hasNames, setHasNames] = useState(false);
  return (
    <section
      aria-label="What each role may do"
      className="max-h-[80vh] overflow-auto rounded-3 border border-line bg-surface"
    >
      <table className="w-full border-separate border-spacing-0">
        <caption className="sr-only">What each role may do</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 min-w-[180px] border-b border-line bg-sunken px-4 py-2.5 text-left text-label font-medium text-ink-2 sm:min-w-[280px]"
            >
              {/* Inside the scroller on purpose: a keyboard that reaches the button can scroll the table. */}
              <Button size="sm" onClick={() => setHasNames(!hasNames)}>
                {hasNames ? "Hide permissions' names" : "Show permissions' names"}
              </Button>
            </th>
            {roles.map((role) => (
              <th
                key={role.id}
                scope="col"
                className="sticky top-0 z-10 min-w-[92px] border-b border-line bg-sunken px-2 py-2.5 align-bottom text-label font-medium text-ink"
              >
                <span className="block">{role.label}</span>
                <span className="block font-book text-ink-3">{peopleWords(role.people)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PERMISSION_GROUPS.map(({ label, permissions }) => (
            <Fragment key={label}>
              <tr>
                <th
                  scope="colgroup"
                  colSpan={roles.length + 1}
                  className="border-b border-line bg-surface px-4 pt-4 pb-1.5 text-left font-strong"
                >
                  <span className="sticky left-4">{label}</span>
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission}>
                  <th
                    scope="row"
                    className="sticky left-0 z-10 border-b border-line bg-surface px-4 py-2 text-left font-book"
                  >
                    <span className="block text-pretty">{PERMISSION_WORDS[permission]}</span>
                    {hasNames && <span className="block font-mono text-meta text-ink-3">{permission}</span>}
                  </th>
                  {roles.map((role) => (
                    <td key={role.id} className="border-b border-line px-2 py-2 text-center">
                      {role.permissions.includes(permission) ? (
                        <Check aria-label="Yes" role="img" className="mx-auto text-ok" />
                      ) : (
                        <Minus aria-label="No" role="img" className="mx-auto text-ink-4" />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}
