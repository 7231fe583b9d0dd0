"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment } from "react";
import { cn } from "../ui/cn.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { initialsOf } from "../ui/initials.ts";
import { Monogram } from "../ui/monogram.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { AttentionBell } from "./attention-bell.tsx";
import { crumbsOf } from "./crumbs.ts";
import { fetchSearch } from "./search-layer.tsx";
import { SearchTrigger } from "./search-trigger.tsx";
import type { ShellProps } from "./shell-types.ts";
import { TestMark } from "./test-mark.tsx";
import { ZoneChip } from "./zone-chip.tsx";

interface TopBarProps extends Pick<ShellProps, "merchant" | "member" | "mode" | "signOut" | "attention"> {
  onSearch: () => void;
  onHelp: () => void;
}

export function TopBar({ merchant, member, mode, signOut, attention, onSearch, onHelp }: TopBarProps) {
  const crumbs = crumbsOf(merchant.slug, usePathname());
  return (
    <header
      data-shell
      className="sticky top-0 z-20 flex h-[52px] items-center gap-3 border-b border-line bg-bg/95 px-4 backdrop-blur-sm lg:px-7"
    >
      <div className="flex min-w-0 items-center gap-2.5 lg:hidden">
        <Monogram letters={initialsOf(merchant.name)} size="md" />
        <span className="truncate font-strong">{merchant.name}</span>
      </div>
      <nav aria-label="Where you are" className="hidden min-w-0 lg:block">
        <ol className="flex items-center gap-2.5 whitespace-nowrap">
          {crumbs.map((crumb, index) => (
            <Fragment key={crumb.label}>
              {index > 0 && (
                <li aria-hidden className="text-ink-3">
                  /
                </li>
              )}
              <li className={cn("truncate", crumb.mono && "font-mono text-meta")}>
                {crumb.href ? (
                  <Link href={crumb.href} className="rounded-[3px] text-ink-2 hover:text-ink">
                    {crumb.label}
                  </Link>
                ) : (
                  <span aria-current="page" className="font-strong">
                    {crumb.label}
                  </span>
                )}
              </li>
            </Fragment>
          ))}
        </ol>
      </nav>
      {mode === "test" && <TestMark />}
      <div className="ml-auto hidden min-w-0 flex-1 justify-end lg:flex">
        <SearchTrigger onOpen={onSearch} />
      </div>
      <div className="ml-auto flex shrink-0 items-center gap-1 lg:ml-0 lg:gap-2">
        <IconButton
          className="lg:hidden"
          label="Search"
          icon={<Search aria-hidden />}
          onPointerDown={fetchSearch}
          onClick={onSearch}
        />
        <span className="hidden xl:block">
          <ZoneChip />
        </span>
        <AttentionBell lines={attention} />
        <span className="hidden lg:block">
          <AccountMenu merchant={merchant} member={member} signOut={signOut} onHelp={onHelp} />
        </span>
      </div>
    </header>
  );
}
