"use client";

import { Ellipsis, type LucideIcon, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { AheadLink } from "../ui/ahead-link.tsx";
import { cn } from "../ui/cn.ts";
import { allPlaces, placeAt, placePath } from "./places.ts";
import type { PlaceKey, ShellProps } from "./shell-types.ts";

const loadMore = () => import("./more-sheet.tsx");
const MoreSheet = dynamic(() => loadMore().then((module) => module.MoreSheet), { ssr: false });

type BottomBarProps = Pick<
  ShellProps,
  "merchant" | "merchants" | "member" | "mode" | "setMode" | "signOut" | "places" | "counts" | "canCreateLink"
>;

const shortNames: Partial<Record<PlaceKey, string>> = { transactions: "Payments" };
const itemLook =
  "ring-inside flex h-full w-full flex-col items-center justify-center gap-1 text-label text-ink-2 [&>.lucide]:size-[18px]";

/** The phone's five places: up to four screens around "New link", the rest under "More". */
export function BottomBar(props: BottomBarProps) {
  const { merchant, places, canCreateLink } = props;
  const pathname = usePathname();
  const [more, setMore] = useState<"unused" | "open" | "closed">("unused");
  const here = placeAt(merchant.slug, pathname);
  const newLink = `${placePath(merchant.slug, "payment-links")}/new`;
  const making = pathname === newLink;
  const inBar: readonly PlaceKey[] = canCreateLink
    ? ["overview", "transactions", "webhooks"]
    : ["overview", "transactions", "balances", "webhooks"];
  const shown = allPlaces.filter((place) => inBar.includes(place.key) && places.includes(place.key));
  const entry = (href: string, label: string, Icon: LucideIcon, current: boolean) => (
    <li key={href} className="min-w-0 flex-1">
      <AheadLink
        href={href}
        aria-current={current ? "page" : undefined}
        className={cn(itemLook, current && "font-semibold text-ink")}
      >
        <Icon aria-hidden />
        {label}
      </AheadLink>
    </li>
  );
  const entries = shown.map((place) =>
    entry(
      placePath(merchant.slug, place.key),
      shortNames[place.key] ?? place.label,
      place.icon,
      place === here && !making,
    ),
  );
  if (canCreateLink) entries.splice(2, 0, entry(newLink, "New link", Plus, making));
  return (
    <nav
      data-shell
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="flex h-[60px]">
        {entries}
        <li className="min-w-0 flex-1">
          <button
            type="button"
            aria-haspopup="dialog"
            aria-expanded={more === "open"}
            className={itemLook}
            onPointerDown={loadMore}
            onFocus={loadMore}
            onClick={({ currentTarget }) => {
              // Safari does not by itself, and the sheet gives the focus back to where it was.
              currentTarget.focus();
              setMore("open");
            }}
          >
            <Ellipsis aria-hidden />
            More
          </button>
          {more !== "unused" && (
            <MoreSheet
              {...props}
              hidden={shown.map((place) => place.key)}
              open={more === "open"}
              onOpenChange={(open) => setMore(open ? "open" : "closed")}
            />
          )}
        </li>
      </ul>
    </nav>
  );
}
