import type { Situation } from "./situation.ts";

/** Figures and times, written in the customer's language. */
export interface Figures {
  readonly amount: string;
  /** Of an underpaid one: what came, and what is missing. */
  readonly received: string;
  readonly missing: string;
  /** Until when it can be paid, to stand after "until". */
  readonly until: string;
  /** By when it is expected, to stand after "by". */
  readonly by: string;
  /** When it was paid or sent. */
  readonly day: string;
  /** Human name of the network; "" for none. */
  readonly network: string;
}

export interface SupportWords {
  readonly tell: Readonly<Record<Situation, (figures: Figures) => string>>;
  /** After "until" and after "by"; `day` is null when it is today. */
  readonly until: (time: string, day: string | null) => string;
  readonly by: (time: string, day: string | null) => string;
  /** Of a time on the merchant's clock, for a customer who may live by another: "10:40 (Bogotá time)". */
  readonly onClockOf: (time: string, city: string) => string;
  readonly payByLink: (figures: Figures, url: string) => string;
  readonly payToAddress: (figures: Figures, address: string) => string;
  readonly payByVoucher: (figures: Figures, code: string, url: string) => string;
}
