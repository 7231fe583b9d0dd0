"use client";

import { type ReactNode, useState } from "react";
import { FilterChip, type FilterChipProps } from "../ui/filter-chip.tsx";

interface OpenChipProps extends Omit<FilterChipProps, "children" | "open" | "onOpenChange"> {
  children: (close: () => void) => ReactNode;
}

/** A filter chip whose form closes it. */
export function OpenChip({ children, ...rest }: OpenChipProps) {
  const [open, setOpen] = useState(false);
  return (
    <FilterChip {...rest} open={open} onOpenChange={setOpen}>
      {children(() => setOpen(false))}
    </FilterChip>
  );
}
