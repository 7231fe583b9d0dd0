"use client";

import { Ban, Crown, Ellipsis, LogOut, Plug, RotateCcw, UserCog, UserMinus } from "lucide-react";
import type { MemberRow } from "#lib/members/schema.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import { LockedNote } from "./locked-note.tsx";
import type { MemberAct } from "./member-dialogs.tsx";

export interface MemberContext {
  readonly canTransfer: boolean;
  readonly onAct: (act: MemberAct) => void;
}

/** What can be done about a member; for one who can't be changed, why not. */
export function MemberMenu({ row, canTransfer, onAct }: MemberContext & { row: MemberRow }) {
  const { locked, isDisabled } = row;
  const item = (kind: MemberAct["kind"]) => ({ onSelect: () => onAct({ kind, member: row }) });
  if (locked !== null) return <LockedNote label={`Why ${row.name} can't be changed`} why={locked} />;
  return (
    <Menu trigger={<IconButton label={`Actions for ${row.name}`} icon={<Ellipsis aria-hidden />} />}>
      <MenuItem icon={<UserCog aria-hidden />} {...item("role")}>
        Change role…
      </MenuItem>
      {row.isLimitable && (
        <MenuItem icon={<Plug aria-hidden />} {...item("connections")}>
          Change connections…
        </MenuItem>
      )}
      <MenuItem icon={<LogOut aria-hidden />} {...item("sessions")}>
        End sessions…
      </MenuItem>
      {canTransfer && !isDisabled && !row.isOwner && (
        <MenuItem icon={<Crown aria-hidden />} {...item("transfer")}>
          Hand over ownership…
        </MenuItem>
      )}
      <MenuSeparator />
      {isDisabled ? (
        <MenuItem icon={<RotateCcw aria-hidden />} {...item("enable")}>
          Enable…
        </MenuItem>
      ) : (
        <MenuItem icon={<Ban aria-hidden />} {...item("disable")}>
          Disable…
        </MenuItem>
      )}
      <MenuItem icon={<UserMinus aria-hidden />} danger {...item("remove")}>
        Remove…
      </MenuItem>
    </Menu>
  );
}
