"use client";

import type { SentDay } from "#lib/proof/schema.ts";
import { useReader } from "../ui/reader.tsx";

/** "33 of 33 here": what the provider itself says of the day. */
export function SentWords({ sent }: { sent: SentDay | null }) {
  const { locale } = useReader();
  if (sent === null) return <span className="text-ink-3">–</span>;
  const numbers = new Intl.NumberFormat(locale);
  const missing = sent.sent - sent.arrived;
  if (sent.sent === 0) {
    return (
      <span
        className="text-ink-3"
        title={
          sent.complete ? "The provider's list has nothing of this day" : "The provider's list begins later"
        }
      >
        {sent.complete ? "None listed" : "Not listed"}
      </span>
    );
  }
  return (
    <span
      className={missing > 0 ? "text-bad tabular-nums" : "text-ink-2 tabular-nums"}
      title={sent.complete ? undefined : "The provider's list does not reach back over the whole day"}
    >
      {`${numbers.format(sent.sent)}${sent.complete ? "" : "+"}, ${missing === 0 ? "all here" : `${numbers.format(missing)} not here`}`}
    </span>
  );
}
