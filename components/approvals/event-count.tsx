"use client";

import { useReader } from "../ui/reader.tsx";

/** "1,500 events", in the reader's own numbers. */
export function EventCount({ total }: { total: number }) {
  const numbers = new Intl.NumberFormat(useReader().locale);
  return (
    <>
      {numbers.format(total)} {total === 1 ? "event" : "events"}
    </>
  );
}
