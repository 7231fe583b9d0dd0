"use client";

import { type RefObject, useEffect, useRef } from "react";
import { isTyping } from "../ui/is-typing.ts";

/** Marks the link that stands for a row, in tables and card lists alike. */
export const rowLinkMark = { "data-row-link": "" } as const;

/** Where j or k leads; from nowhere both begin at the first row. The ends hold. */
export function nextRow(current: number, count: number, key: "j" | "k"): number {
  if (count === 0) return -1;
  if (current < 0) return 0;
  return Math.min(count - 1, Math.max(0, current + (key === "j" ? 1 : -1)));
}

/**
 * j and k move the focus between the rows' links inside `container`; enter then opens the row, since a link does.
 * x ticks the row with the focus, with shift all rows since the tick before. A row keeps its place when the list is
 * drawn again, because focus stays on its element.
 */
export function useRowKeys(
  container: RefObject<HTMLElement | null>,
  enabled = true,
  onTick?: ((key: string, range: boolean) => void) | undefined,
) {
  const tick = useRef(onTick);
  useEffect(() => {
    tick.current = onTick;
  });
  useEffect(() => {
    if (!enabled) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() === "x" && tick.current && !isTyping(event)) {
        const row = document.activeElement?.closest<HTMLElement>("[data-row-key]");
        const key = row?.dataset.rowKey;
        if (!row || key === undefined || !container.current?.contains(row)) return;
        event.preventDefault();
        tick.current(key, event.shiftKey);
        return;
      }
      if ((event.key !== "j" && event.key !== "k") || event.shiftKey || isTyping(event)) return;
      const links = visibleRowLinks(container.current);
      const current = links.findIndex((link) => rowOf(link).contains(document.activeElement));
      const link = links[nextRow(current, links.length, event.key)];
      if (!link) return;
      event.preventDefault();
      link.focus({ preventScroll: true });
      rowOf(link).scrollIntoView({ block: "nearest" });
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [container, enabled]);
}

function visibleRowLinks(container: HTMLElement | null): HTMLElement[] {
  const links = container?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [];
  // The phone's cards and the table are both in the document; only one of them is shown.
  return Array.from(links).filter((link) => !("checkVisibility" in link) || link.checkVisibility());
}

function rowOf(link: HTMLElement): HTMLElement {
  return link.closest<HTMLElement>("tr, li") ?? link;
}
