"use client";

import { Ellipsis, Link, Mail, Undo2 } from "lucide-react";
import type { InvitationRow } from "#lib/members/schema.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import { LockedNote } from "./locked-note.tsx";

interface InvitationMenuProps {
  row: InvitationRow;
  busy: boolean;
  isMailSetUp: boolean;
  onAgain: (by: "mail" | "link") => void;
  onRevoke: () => void;
}

/** What can be done about an invitation; for one that can't be touched, why not. */
export function InvitationMenu({ row, busy, isMailSetUp, onAgain, onRevoke }: InvitationMenuProps) {
  const { email, locked } = row;
  if (locked !== null)
    return <LockedNote label={`Why the invitation of ${email} can't be changed`} why={locked} />;
  return (
    <Menu
      trigger={
        <IconButton
          label={`Actions for the invitation of ${email}`}
          icon={<Ellipsis aria-hidden />}
          disabled={busy}
        />
      }
    >
      <MenuItem icon={<Mail aria-hidden />} disabled={!isMailSetUp} onSelect={() => onAgain("mail")}>
        Send it again
      </MenuItem>
      <MenuItem icon={<Link aria-hidden />} onSelect={() => onAgain("link")}>
        Make a new link
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Undo2 aria-hidden />} danger onSelect={onRevoke}>
        Revoke
      </MenuItem>
    </Menu>
  );
}
