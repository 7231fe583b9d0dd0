import type { ReactNode } from "react";
import type { EventFilters } from "#lib/webhooks/schema.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";

/**
 * What can be done with several events: drawn beside the ticked ones with their ids, and on the row of filters with no
 * ids, where it means everything that the filters show.
 */
export type BulkActions = (chosen: { ids: readonly string[]; filters: EventFilters }) => ReactNode;

interface BulkBarProps {
  ids: readonly string[];
  onClear: () => void;
  /** What can be done with them. */
  children: ReactNode;
}

/** Lies over the table's header while rows are ticked, so that no row moves. */
export function BulkBar({ ids, onClear, children }: BulkBarProps) {
  if (ids.length === 0) return null;
  return (
    <section
      aria-label="Ticked events"
      className="sticky top-[52px] z-3 -mb-[34px] ml-10 flex h-[34px] items-center gap-2 border-b border-line bg-surface pr-2 pl-3 max-md:hidden"
    >
      <p aria-live="polite" className="mr-1 text-meta font-medium tabular-nums">
        {ids.length} ticked
      </p>
      {children}
      <CopyButton value={ids.join("\n")} what="ids" size="sm">
        Copy ids
      </CopyButton>
      <Button size="sm" variant="quiet" className="ml-auto" onClick={onClear}>
        Clear
      </Button>
    </section>
  );
}
