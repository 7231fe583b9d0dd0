"use client";

import { ChevronDown, ChevronUp, GripVertical } from "lucide-react";
import { formatAmount } from "#lib/format.ts";
import { moneyOf } from "#lib/money.ts";
import type { OfferedMethod } from "#lib/payment-links/pay-page/schema.ts";
import type { LinkOptions } from "#lib/payment-links/schema.ts";
import { networkToName } from "../pay/method-detail.ts";
import { cn } from "../ui/cn.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { useReader } from "../ui/reader.tsx";
import { Switch } from "../ui/switch.tsx";

export interface WayRowProps {
  connection: LinkOptions["connections"][number]["connection"];
  offers: readonly OfferedMethod[];
  on: boolean;
  error: string | undefined;
  place: { readonly index: number; readonly count: number };
  dragging: boolean;
  onToggle: (on: boolean) => void;
  onMove: (by: 1 | -1) => void;
  onDragStart: () => void;
  onDragEnd: () => void;
  onDragOver: () => void;
}

export function WayRow(props: WayRowProps) {
  const { connection, offers, on, error, place, dragging, onToggle, onMove } = props;
  const { locale } = useReader();
  const usable = offers.filter((offer) => offer.unavailable === null);
  const able = usable.length > 0;
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        props.onDragStart();
      }}
      onDragEnd={props.onDragEnd}
      onDragOver={(event) => {
        event.preventDefault();
        props.onDragOver();
      }}
      className={cn(
        "flex min-h-[60px] items-center gap-3 border-b border-line px-3.5 py-2.5 last:border-b-0",
        dragging && "bg-selected",
      )}
    >
      <GripVertical aria-hidden className="cursor-grab text-ink-3 max-sm:hidden" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
        <div className="min-w-[150px] flex-1">
          <p className="flex items-center gap-2 font-medium">
            <Monogram letters={connection.tile.letters} colour={connection.tile.color} />
            <span className="truncate">{connection.name}</span>
          </p>
          <p className="mt-0.5 line-clamp-2 text-meta text-ink-3">{methodNames(able ? usable : offers)}</p>
        </div>
        <p className={cn("text-meta tabular-nums", error ? "text-bad" : able ? "text-ink-3" : "text-warn")}>
          {error ?? (able ? chargeWords(usable, locale) : whyNot(offers, locale))}
        </p>
      </div>
      <span className="flex">
        <IconButton
          size="xs"
          label={`Move ${connection.name} up`}
          icon={<ChevronUp aria-hidden />}
          disabled={place.index === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          size="xs"
          label={`Move ${connection.name} down`}
          icon={<ChevronDown aria-hidden />}
          disabled={place.index === place.count - 1}
          onClick={() => onMove(1)}
        />
      </span>
      <Switch
        aria-label={`Offer ${connection.name}`}
        checked={on && able}
        disabled={!able}
        onCheckedChange={onToggle}
      />
    </li>
  );
}

function methodNames(offers: readonly OfferedMethod[]): string {
  const names = offers.map((offer) => [offer.label, networkToName(offer)].filter(Boolean).join(" on "));
  const different = [...new Set(names)];
  const shown = different.slice(0, 4).join(", ");
  return different.length > 4 ? `${shown} and ${different.length - 4} more` : shown;
}

/** "charges 10,050,000.00 COP"; both figures where methods of one connection charge different currencies. */
function chargeWords(usable: readonly OfferedMethod[], locale: string): string {
  const charges = usable.flatMap((offer) =>
    offer.charge ? formatAmount(moneyOf(offer.charge.amount, offer.charge.currency), locale) : [],
  );
  const different = [...new Set(charges)];
  if (different.length === 0) return "";
  return different.length > 2 ? `charges ${different[0]} and others` : `charges ${different.join(" or ")}`;
}

function whyNot(offers: readonly OfferedMethod[], locale: string): string {
  const limited = offers.find((offer) => offer.unavailable?.limit)?.unavailable;
  if (limited?.limit) {
    const bound = limited.reason === "above_max" ? "at most" : "at least";
    return `takes ${bound} ${formatAmount(moneyOf(limited.limit.amount, limited.limit.currency), locale)}`;
  }
  const currencies = [...new Set(offers.flatMap((offer) => offer.unavailable?.currencies ?? []))];
  return currencies.length === 0
    ? "takes no payments now"
    : `takes ${currencies.slice(0, 4).join(", ")} only`;
}
