"use client";

import { usePathname } from "next/navigation";
import { MerchantMenu } from "./merchant-menu.tsx";
import { ModeSwitch } from "./mode-switch.tsx";
import { NavLink } from "./nav-link.tsx";
import { footPlaces, type Place, placeAt, placeGroups } from "./places.ts";
import type { ShellProps } from "./shell-types.ts";

type SidebarProps = Pick<ShellProps, "merchant" | "merchants" | "mode" | "setMode" | "places" | "counts">;

export function Sidebar({ merchant, merchants, mode, setMode, places, counts }: SidebarProps) {
  const here = placeAt(merchant.slug, usePathname());
  const linkTo = (place: Place) => (
    <li key={place.key}>
      <NavLink place={place} slug={merchant.slug} current={place === here} count={counts?.[place.key]} />
    </li>
  );
  const mayOpen = (place: Place) => places.includes(place.key);
  return (
    <aside
      data-shell
      className="sticky top-0 hidden h-dvh w-[228px] flex-col overflow-y-auto border-r border-line bg-sunken px-2.5 py-3 lg:flex"
    >
      <MerchantMenu merchant={merchant} merchants={merchants} />
      <nav aria-label="Main" className="flex flex-1 flex-col">
        {placeGroups.map((group) => {
          const shown = group.places.filter(mayOpen);
          if (shown.length === 0) return null;
          return (
            <div key={group.label}>
              {group.label && (
                <p className="px-2 pt-3.5 pb-1 text-label font-medium text-ink-3">{group.label}</p>
              )}
              <ul className="grid gap-0.5">{shown.map(linkTo)}</ul>
            </div>
          );
        })}
        <ul className="mt-auto grid gap-0.5 py-2">{footPlaces.filter(mayOpen).map(linkTo)}</ul>
      </nav>
      <ModeSwitch mode={mode} {...(setMode && { setMode })} />
    </aside>
  );
}
