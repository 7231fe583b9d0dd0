"use client";

import { Command } from "cmdk";
import {
  ArrowDownToLine,
  ArrowLeftRight,
  ClipboardPaste,
  CornerDownLeft,
  FileText,
  History,
  Link,
  type LucideIcon,
  Plus,
  Search,
  User,
  Webhook,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import type { SearchHit } from "#lib/search/schema.ts";
import { Kbd } from "../ui/kbd.tsx";
import { allPlaces, placePath } from "./places.ts";
import { type Lookup, recentLookups, rememberLookup } from "./recent-lookups.ts";
import type { ShellProps } from "./shell-types.ts";
import { readClipboard, useClipboardOffer } from "./use-clipboard-offer.ts";
import { useSearch } from "./use-search.ts";

export interface SearchPanelProps
  extends Pick<
    ShellProps,
    "merchant" | "mode" | "places" | "canCreateLink" | "searchPrefix" | "searchEndpoint"
  > {
  /** What stands in the box at first. */
  typed?: string;
  onDone: () => void;
}

const HIT_ICONS: Readonly<Record<SearchHit["kind"], LucideIcon>> = {
  transaction: ArrowLeftRight,
  customer: User,
  link: Link,
  invoice: FileText,
  event: Webhook,
  deposit: ArrowDownToLine,
};

const groupLook =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3";
const itemLook =
  "flex min-h-9 cursor-default items-center gap-2.5 rounded-1 px-2.5 py-1.5 data-[selected=true]:bg-hover [&>.lucide]:shrink-0 [&>.lucide]:text-ink-3";

const hitKey = (href: string): string => `hit ${href}`;

/** One box for whatever somebody has in hand; enter opens the likeliest, tab completes a field. */
export function SearchPanel(props: SearchPanelProps) {
  const { merchant, mode, places, canCreateLink, searchPrefix, searchEndpoint, typed = "", onDone } = props;
  const router = useRouter();
  const [query, setQuery] = useState(typed);
  const [selected, setSelected] = useState("");
  const { answer, isStale } = useSearch(searchEndpoint, query);
  const { hits, completions, hints, more } = answer;
  const place = `${merchant.slug}.${mode}`;
  const best = isStale ? undefined : hits[0]?.href;
  useEffect(() => {
    // A hit that arrives while the reader types is what enter should open.
    if (best !== undefined) setSelected(hitKey(best));
  }, [best]);
  const wanted = query.trim();
  const word = wanted.toLowerCase();
  const shown = allPlaces.filter(
    ({ key, label }) => places.includes(key) && (word === "" || label.toLowerCase().includes(word)),
  );
  const open = (href: string) => {
    onDone();
    router.push(href);
  };
  const openHit = ({ kind, href, title, detail }: SearchHit) => {
    // People's names are not left behind in the browser. An invoice says its kind, then who it is for.
    const [word = ""] = detail.split(" · ");
    if (kind !== "customer")
      rememberLookup(place, { href, title, detail: kind === "invoice" ? word : detail });
    open(href);
  };
  const complete = (event: KeyboardEvent) => {
    const [first] = completions;
    if (event.key !== "Tab" || event.shiftKey || first === undefined || isStale) return;
    event.preventDefault();
    setQuery(first.query);
  };
  return (
    <Command label="Search" shouldFilter={false} loop value={selected} onValueChange={setSelected}>
      <div className="flex h-12 items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="text-ink-3" />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          onKeyDown={complete}
          maxLength={200}
          placeholder="Order, e-mail, hash, amount, status:failed…"
          className="ring-none h-full min-w-0 flex-1 bg-transparent text-form outline-none"
        />
        <Kbd>esc</Kbd>
      </div>
      <Command.List className="max-h-[min(460px,64dvh)] overflow-y-auto p-1.5">
        {wanted === "" ? (
          <BeforeTyping place={place} onQuery={setQuery} onOpen={open} />
        ) : (
          <Command.Group heading="Find" className={groupLook}>
            {hits.map((hit) => (
              <Line
                key={hit.href}
                value={hitKey(hit.href)}
                icon={HIT_ICONS[hit.kind]}
                onSelect={() => openHit(hit)}
              >
                <TwoSides left={hit.title} right={hit.detail} />
              </Line>
            ))}
            <Line
              value="find"
              icon={CornerDownLeft}
              onSelect={() => open(searchPrefix + encodeURIComponent(wanted))}
            >
              <span className="min-w-0 truncate">
                {more ? "All transactions" : "Transactions"} with <b className="font-strong">{wanted}</b>
              </span>
            </Line>
            {hints.map((hint) => (
              <p key={hint} className="px-2.5 py-1 text-meta text-ink-2">
                {hint}
              </p>
            ))}
          </Command.Group>
        )}
        {completions.length > 0 && (
          <Command.Group heading="Narrow by" className={groupLook}>
            {completions.map(({ query: completed, label, detail }, index) => (
              <Line key={completed} value={`complete ${completed}`} onSelect={() => setQuery(completed)}>
                <TwoSides left={label} right={detail} isCode />
                {index === 0 && <Kbd>tab</Kbd>}
              </Line>
            ))}
          </Command.Group>
        )}
        {canCreateLink && "new payment link".includes(word) && (
          <Command.Group heading="Do" className={groupLook}>
            <Line
              value="new link"
              icon={Plus}
              onSelect={() => open(`${placePath(merchant.slug, "payment-links")}/new`)}
            >
              New payment link
            </Line>
          </Command.Group>
        )}
        {shown.length > 0 && (
          <Command.Group heading="Go to" className={groupLook}>
            {shown.map(({ key, label, letter, icon }) => (
              <Line
                key={key}
                value={`place ${key}`}
                icon={icon}
                onSelect={() => open(placePath(merchant.slug, key))}
              >
                <span className="flex-1">{label}</span>
                {letter && (
                  <span className="flex gap-1">
                    <Kbd>g</Kbd>
                    <Kbd>{letter}</Kbd>
                  </span>
                )}
              </Line>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  );
}

interface BeforeTypingProps {
  place: string;
  onQuery: (query: string) => void;
  onOpen: (href: string) => void;
}

/** What can be offered before a letter is typed: the clipboard, and what was looked up last. */
function BeforeTyping({ place, onQuery, onOpen }: BeforeTypingProps) {
  const { offered, canPaste } = useClipboardOffer();
  const [recent] = useState<readonly Lookup[]>(() => recentLookups(place));
  const paste = async () => onQuery((await readClipboard()).trim());
  return (
    <>
      {canPaste && (
        <Command.Group heading="Clipboard" className={groupLook}>
          {offered === null ? (
            <Line value="paste" icon={ClipboardPaste} onSelect={() => void paste()}>
              Look up what you copied
            </Line>
          ) : (
            <Line value="paste" icon={ClipboardPaste} onSelect={() => onQuery(offered)}>
              <span className="min-w-0 truncate">
                Look up <b className="font-strong">{offered}</b>
              </span>
            </Line>
          )}
        </Command.Group>
      )}
      {recent.length > 0 && (
        <Command.Group heading="Looked up last" className={groupLook}>
          {recent.map(({ href, title, detail }) => (
            <Line key={href} value={`recent ${href}`} icon={History} onSelect={() => onOpen(href)}>
              <TwoSides left={title} right={detail} />
            </Line>
          ))}
        </Command.Group>
      )}
    </>
  );
}

interface LineProps {
  value: string;
  icon?: LucideIcon;
  onSelect: () => void;
  children: ReactNode;
}

function Line({ value, icon: Icon, onSelect, children }: LineProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={itemLook}>
      {Icon && <Icon aria-hidden />}
      {children}
    </Command.Item>
  );
}

function TwoSides({ left, right, isCode = false }: { left: string; right: string; isCode?: boolean }) {
  return (
    <span className="flex min-w-0 flex-1 items-baseline justify-between gap-3">
      <span className={isCode ? "truncate font-mono text-meta" : "truncate font-strong"}>{left}</span>
      <span className="min-w-0 shrink-0 truncate text-meta text-ink-3 max-sm:max-w-[45%]">{right}</span>
    </span>
  );
}
