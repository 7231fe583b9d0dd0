import { cn } from "./cn.ts";

export const tabListLook = "flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]";

/** Look of one tab, chosen or not. */
export function tabLook(chosen: boolean): string {
  return cn(
    "ring-inside flex shrink-0 items-center gap-[7px] whitespace-nowrap rounded-t-1 border-b-2 border-transparent px-2.5 py-[9px] font-medium text-ink-2 transition-colors hover:text-ink",
    chosen && "border-ink text-ink",
  );
}

export const tabCountLook = "text-[11.5px] text-ink-3 tabular-nums";
