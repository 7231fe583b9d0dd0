"use client";

import { LogOut } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { MerchantMenu } from "./merchant-menu.tsx";
import { ModeSwitch } from "./mode-switch.tsx";
import { NavLink } from "./nav-link.tsx";
import { allPlaces, placeAt } from "./places.ts";
import type { PlaceKey, ShellProps } from "./shell-types.ts";
import { ThemeButtons } from "./theme-buttons.tsx";
import { ZoneChip } from "./zone-chip.tsx";

interface MoreSheetProps
  extends Pick<
    ShellProps,
    "merchant" | "merchants" | "member" | "mode" | "setMode" | "signOut" | "places" | "counts"
  > {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Already in the bar. */
  hidden: readonly PlaceKey[];
}

export function MoreSheet({
  open,
  onOpenChange,
  hidden,
  merchant,
  merchants,
  member,
  mode,
  setMode,
  signOut,
  places,
  counts,
}: MoreSheetProps) {
  const [, start] = useTransition();
  const pathname = usePathname();
  // Following a link inside closes the sheet.
  const openedAt = useRef(pathname);
  useEffect(() => {
    if (openedAt.current !== pathname) onOpenChange(false);
    openedAt.current = pathname;
  }, [pathname, onOpenChange]);
  const here = placeAt(merchant.slug, pathname);
  const rest = allPlaces.filter((place) => places.includes(place.key) && !hidden.includes(place.key));
  return (
    <Sheet side="bottom" title="More" open={open} onOpenChange={onOpenChange}>
      <div className="grid gap-4 pb-[env(safe-area-inset-bottom)]">
        <MerchantMenu merchant={merchant} merchants={merchants} />
        <ul className="-mx-2 -mt-2 grid gap-1 [&_a]:h-10">
          {rest.map((place) => (
            <li key={place.key}>
              <NavLink
                place={place}
                slug={merchant.slug}
                current={place === here}
                count={counts?.[place.key]}
              />
            </li>
          ))}
        </ul>
        <ModeSwitch mode={mode} {...(setMode && { setMode })} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <ThemeButtons />
          <ZoneChip />
        </div>
        <div className="flex items-center gap-3 border-t border-line pt-4">
          <Avatar name={member.name} tone="accent" size="md" />
          <div className="min-w-0 flex-1">
            <p className="truncate font-strong">{member.name}</p>
            <p className="truncate text-meta text-ink-3">
              {member.email} · {member.role}
            </p>
            <TextLink href={`/${merchant.slug}/account`} className="text-meta">
              Your sign-in
            </TextLink>
          </div>
          <Button icon={<LogOut aria-hidden />} onClick={() => start(() => signOut())}>
            Sign out
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
