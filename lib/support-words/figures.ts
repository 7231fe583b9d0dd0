import { tz } from "@date-fns/tz";
import { isSameDay } from "date-fns/isSameDay";
import { formatAmount } from "../format.ts";
import { type Money, subtractMoney } from "../money.ts";
import type { Figures, SupportWords } from "./words-shape.ts";

export interface FigureFacts {
  readonly amount: Money;
  readonly received: Money | null;
  readonly network: string | null;
  readonly until: Date;
  readonly day: Date;
  readonly now: Date;
  /** The merchant's clock, by which times are told. */
  readonly zone: string;
  /** Named after a time for customers who may live by another clock; null: they live by the same. */
  readonly city: string | null;
}

/** The figures of a transaction as they are written in one language. */
export function writeFigures(facts: FigureFacts, words: SupportWords, locale: string): Figures {
  const { amount, received, network, until, now, zone, city } = facts;
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  const time = inZone({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(until);
  const day = isSameDay(until, now, { in: tz(zone) })
    ? null
    : inZone({ day: "numeric", month: "long" }).format(until);
  const onClock = (written: string) => (city === null ? written : words.onClockOf(written, city));
  return {
    amount: formatAmount(amount, locale),
    received: received === null ? "" : formatAmount(received, locale),
    missing: received === null ? "" : formatAmount(subtractMoney(amount, received), locale),
    until: onClock(words.until(time, day)),
    by: onClock(words.by(time, day)),
    day: inZone({ dateStyle: "long" }).format(facts.day),
    network: network ?? "",
  };
}
