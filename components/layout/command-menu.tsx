"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { CornerDownLeft, Plus, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useDeferredValue, useEffect, useState } from "react";
import { Kbd } from "../ui/kbd.tsx";
import { allPlaces, placePath } from "./places.ts";
import { fetchSearchHits } from "./search-hits.ts";
import type { ShellProps } from "./shell-types.ts";

export interface CommandMenuProps
  extends Pick<ShellProps, "merchant" | "places" | "canCreateLink" | "searchPrefix" | "searchEndpoint"> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const groupLook =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3";
const itemLook =
  "flex min-h-9 cursor-default items-center gap-2.5 rounded-1 px-2.5 py-1.5 data-[selected=true]:bg-hover [&>.lucide]:text-ink-3";

export function CommandMenu({ open, onOpenChange, ...rest }: CommandMenuProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fading fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Popup
          aria-label="Search"
          className="floating ring-none fixed inset-x-3 top-3 z-40 mx-auto max-w-[560px] rounded-3 sm:top-[14vh]"
        >
          <SearchPanel {...rest} onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const hitKey = (href: string): string => `hit ${href}`;

type SearchPanelProps = Omit<CommandMenuProps, "open" | "onOpenChange"> & { onDone: () => void };

function SearchPanel({
  merchant,
  places,
  canCreateLink,
  searchPrefix,
  searchEndpoint,
  onDone,
}: SearchPanelProps) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query.trim());
  const [selected, setSelected] = useState("");
  const { data: hits = [] } = useQuery({
    queryKey: ["search", searchEndpoint, asked],
    queryFn: ({ signal }) => fetchSearchHits(searchEndpoint ?? "", asked, signal),
    enabled: searchEndpoint !== undefined && asked.length >= 2,
    placeholderData: (before) => before,
  });
  const best = hits[0]?.href;
  useEffect(() => {
    // A hit that arrives while the reader types is what enter should open.
    if (best !== undefined) setSelected(hitKey(best));
  }, [best]);
  const wanted = query.trim().toLowerCase();
  const shown = allPlaces.filter(
    (place) => places.includes(place.key) && (wanted === "" || place.label.toLowerCase().includes(wanted)),
  );
  const go = (href: string) => () => {
    onDone();
    router.push(href);
  };
  const item = (key: string, href: string, children: ReactNode) => (
    <Command.Item key={key} value={key} onSelect={go(href)} className={itemLook}>
      {children}
    </Command.Item>
  );
  return (
    <Command label="Search" shouldFilter={false} loop value={selected} onValueChange={setSelected}>
      <div className="flex h-12 items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="text-ink-3" />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          maxLength={200}
          placeholder="Order, e-mail, hash, invoice…"
          className="ring-none h-full min-w-0 flex-1 bg-transparent text-form outline-none"
        />
        <Kbd>esc</Kbd>
      </div>
      <Command.List className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.5">
        {wanted !== "" && (
          <Command.Group heading="Find" className={groupLook}>
            {hits.map((hit) =>
              item(
                hitKey(hit.href),
                hit.href,
                <span className="flex min-w-0 flex-1 items-baseline justify-between gap-3">
                  <span className="truncate font-strong">{hit.title}</span>
                  <span className="shrink-0 text-meta text-ink-3">{hit.detail}</span>
                </span>,
              ),
            )}
            {item(
              "find",
              searchPrefix + encodeURIComponent(query.trim()),
              <>
                <CornerDownLeft aria-hidden />
                <span className="min-w-0 truncate">
                  Transactions with <b className="font-strong">{query.trim()}</b>
                </span>
              </>,
            )}
          </Command.Group>
        )}
        {canCreateLink && "new payment link".includes(wanted) && (
          <Command.Group heading="Do" className={groupLook}>
            {item(
              "new link",
              `${placePath(merchant.slug, "payment-links")}/new`,
              <>
                <Plus aria-hidden /> New payment link
              </>,
            )}
          </Command.Group>
        )}
        {shown.length > 0 && (
          <Command.Group heading="Go to" className={groupLook}>
            {shown.map(({ key, label, letter, icon: Icon }) =>
              item(
                `place ${key}`,
                placePath(merchant.slug, key),
                <>
                  <Icon aria-hidden />
                  <span className="flex-1">{label}</span>
                  {letter && (
                    <span className="flex gap-1">
                      <Kbd>g</Kbd>
                      <Kbd>{letter}</Kbd>
                    </span>
                  )}
                </>,
              ),
            )}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  );
}
