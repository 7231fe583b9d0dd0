import type { ReactNode } from "react";
import { cn } from "../ui/cn.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import type { DataTableProps } from "./data-table-props.ts";
import { RowLink } from "./row-link.tsx";

interface CardListProps<TRow> extends DataTableProps<TRow> {
  renderCard: (row: TRow) => ReactNode;
}

const cardLook = "block rounded-3 border border-line bg-surface px-3.5 py-3";

/** The same rows as cards, below 768 px. */
export function CardList<TRow>({
  label,
  rows,
  rowKey,
  rowHref,
  selectedKey,
  changedKeys,
  renderCard,
}: CardListProps<TRow>) {
  return (
    <ul aria-label={label} className="grid gap-2 md:hidden">
      {rows === undefined
        ? ["1", "2", "3", "4", "5", "6"].map((key) => (
            <li key={key} className={cn(cardLook, "grid h-[94px] content-between")}>
              <Skeleton className="h-4 w-32" />
              <Skeleton className="w-40" />
              <Skeleton className="w-24" />
            </li>
          ))
        : rows.map((row) => {
            const key = rowKey(row);
            const look = cn(cardLook, changedKeys?.has(key) && "animate-tint");
            return (
              <li key={key} className="min-w-0">
                {rowHref ? (
                  <RowLink
                    href={rowHref(row)}
                    current={key === selectedKey}
                    className={cn(look, "active:bg-hover")}
                  >
                    {renderCard(row)}
                  </RowLink>
                ) : (
                  <div className={look}>{renderCard(row)}</div>
                )}
              </li>
            );
          })}
    </ul>
  );
}
