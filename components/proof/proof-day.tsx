"use client";

import type { ProofRow } from "#lib/proof/schema.ts";
import { useReader } from "../ui/reader.tsx";
import { Time } from "../ui/time.tsx";
import { dayName } from "./day-name.ts";

/** The day, and how fresh its figures are. */
export function ProofDay({ row }: { row: ProofRow }) {
  const { locale } = useReader();
  return (
    <span className="grid min-w-0 leading-[17px]">
      <span className="truncate font-strong">{dayName(row.day, locale)}</span>
      <span className="truncate text-meta text-ink-3">
        {row.connection && `${row.connection.name} · `}
        {row.isToday && "Today, live"}
        {!row.isToday && row.countedAt === null && "Counted now"}
        {!row.isToday && row.countedAt !== null && (
          <>
            Counted <Time at={row.countedAt} mode="relative" />
          </>
        )}
      </span>
    </span>
  );
}
