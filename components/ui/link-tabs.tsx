import Link from "next/link";
import { cn } from "./cn.ts";
import { tabCountLook, tabListLook, tabLook } from "./tab-styles.ts";

export interface LinkTab {
  href: string;
  label: string;
  /** Already written for the reader: "128,402". */
  count?: string | undefined;
  current: boolean;
}

/** Tabs whose state is the URL. On a phone they scroll sideways. */
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
    <nav aria-label={label} className={cn(tabListLook, className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.label}
          href={tab.href}
          scroll={false}
          aria-current={tab.current ? "page" : undefined}
          className={tabLook(tab.current)}
        >
          {tab.label}
          {tab.count !== undefined && <span className={tabCountLook}>{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
