"use client";

import { Keyboard, LogOut, ShieldCheck } from "lucide-react";
import { useTransition } from "react";
import { Avatar } from "../ui/avatar.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import { forgetLookups } from "./recent-lookups.ts";
import type { ShellProps } from "./shell-types.ts";
import { ThemeChoice } from "./theme-choice.tsx";

export function AccountMenu({
  merchant,
  member,
  signOut,
  onHelp,
}: Pick<ShellProps, "merchant" | "member" | "signOut"> & { onHelp: () => void }) {
  const [, start] = useTransition();
  return (
    <Menu
      className="w-60"
      trigger={
        <button type="button" className="rounded-full">
          <Avatar name={member.name} tone="accent" />
          <span className="sr-only">Account: {member.name}</span>
        </button>
      }
    >
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate font-strong">{member.name}</p>
        <p className="truncate text-meta text-ink-3">
          {member.email} · {member.role}
        </p>
      </div>
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem icon={<ShieldCheck aria-hidden />} href={`/${merchant.slug}/account`}>
        Your sign-in
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden />} hint={<Kbd>?</Kbd>} onSelect={onHelp}>
        Keyboard
      </MenuItem>
      <MenuItem
        icon={<LogOut aria-hidden />}
        onSelect={() => {
          forgetLookups();
          start(() => signOut());
        }}
      >
        Sign out
      </MenuItem>
    </Menu>
  );
}
