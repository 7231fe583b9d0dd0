"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import { initialsOf } from "../ui/initials.ts";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { Monogram } from "../ui/monogram.tsx";
import type { ShellProps } from "./shell-types.ts";

/** Whose money is on screen; opens the list of merchants when there are several. */
export function MerchantMenu({ merchant, merchants }: Pick<ShellProps, "merchant" | "merchants">) {
  const face = (
    <>
      <Monogram letters={initialsOf(merchant.name)} size="md" />
      <span className="min-w-0 flex-1 text-left leading-[1.35]">
        <span className="block truncate font-strong text-ink">{merchant.name}</span>
        <span className="block truncate text-label text-ink-3">{merchant.subtitle}</span>
      </span>
    </>
  );
  if (merchants.length < 2) return <div className="mb-2 flex items-center gap-2.5 px-2 py-[7px]">{face}</div>;
  return (
    <Menu
      align="start"
      className="w-[208px]"
      trigger={
        <button
          type="button"
          className="mb-2 flex w-full items-center gap-2.5 rounded-2 px-2 py-[7px] transition-colors hover:bg-line/55"
        >
          {face}
          <ChevronsUpDown aria-hidden className="text-ink-2" />
          <span className="sr-only">Switch merchant</span>
        </button>
      }
    >
      {merchants.map((one) => (
        <MenuItem
          key={one.slug}
          href={`/${one.slug}`}
          icon={<Monogram letters={initialsOf(one.name)} />}
          hint={
            one.slug === merchant.slug ? <Check aria-label="shown now" className="text-accent" /> : undefined
          }
        >
          {one.name}
        </MenuItem>
      ))}
    </Menu>
  );
}
