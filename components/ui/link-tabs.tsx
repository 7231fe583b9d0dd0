"use client";

import { AheadLink } from "./ahead-link.tsx";
import { cn } from "./cn.ts";
import { tabCountLook, tabListLook, tabLook } from "./tab-styles.ts";

export interface LinkTab {
  href: string;
  label: string;
  /** Already written for the reader: "128,402". */
  count?: string | undefined;
  /** What the count means, where it does not speak for itself. */
  title?: string | undefined;
  current: boolean;
}

const chipLook =
  "max-md:h-8 max-md:rounded-full max-md:border max-md:border-dashed max-md:border-line-strong max-md:px-3 max-md:py-0";
const chosenChipLook = "max-md:border-solid max-md:bg-surface max-md:text-accent";

/** Tabs whose state is the URL. On a phone they are chips that scroll sideways. */
export function LinkTabs({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly LinkTab[];
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cn(tabListLook, "max-md:-mx-4 max-md:gap-2 max-md:border-0 max-md:px-4", className)}
    >
      {tabs.map((tab) => (
        <AheadLink
          key={tab.label}
          href={tab.href}
          ref={tab.current ? intoView : undefined}
          scroll={false}
          title={tab.title}
          aria-current={tab.current ? "page" : undefined}
          className={cn(tabLook(tab.current), chipLook, tab.current && chosenChipLook)}
        >
          {tab.label}
          {tab.count !== undefined && <span className={tabCountLook}>{tab.count}</span>}
        </AheadLink>
      ))}
    </nav>
  );
}

/** Moves the row of tabs alone: the page stays where it is. */
function intoView(tab: HTMLAnchorElement | null): void {
  const row = tab?.parentElement;
  if (!tab || !row || row.scrollWidth <= row.clientWidth) return;
  const { left, width } = tab.getBoundingClientRect();
  row.scrollLeft += left - row.getBoundingClientRect().left - (row.clientWidth - width) / 2;
}
