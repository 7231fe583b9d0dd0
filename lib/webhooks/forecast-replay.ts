import { STATUS, type TransactionStatus, transition } from "../transactions/status.ts";
import { type EffectKey, type EventStatus, isReplayable } from "./status.ts";

/** One fact of the event, beside the transaction it speaks of. */
export interface ForecastFact {
  readonly said: TransactionStatus;
  /** Null: nothing here matches it. */
  readonly current: TransactionStatus | null;
  /** The transaction that matches it. */
  readonly transactionId: string | null;
  /** The event names another amount or currency than the transaction has. */
  readonly amountDiffers: boolean;
  /** An unmatched fact would be written down as a new transaction. */
  readonly mayBeginElsewhere: boolean;
}

/** What the event says when it is read again now. */
export type Reading =
  | { readonly kind: "unreadable"; readonly why: string }
  | { readonly kind: "ignored"; readonly why: string }
  | { readonly kind: "facts"; readonly facts: readonly ForecastFact[] };

/** What a replay would do. */
export interface Foreseen {
  readonly effect: EffectKey;
  /** The end of "If replayed now: …". */
  readonly words: string;
}

/** The end of "If replayed now: …"; null where replaying makes no sense. */
export function forecastReplay(status: EventStatus, reading: Reading): string | null {
  return isReplayable(status) ? foreseeReplay(reading).words : null;
}

/** What a replay of an event that can be replayed would do. Decided by the same table that decides the replay itself. */
export function foreseeReplay(reading: Reading): Foreseen {
  if (reading.kind === "unreadable")
    return { effect: "failed", words: `would fail again: ${lowerFirst(reading.why)}` };
  if (reading.kind === "ignored")
    return { effect: "ignored", words: `would be ignored again: ${lowerFirst(reading.why)}` };
  const outcomes = reading.facts.map(foresee);
  const strongest = outcomes.toSorted((a, b) => b.weight - a.weight)[0];
  return (
    strongest ?? {
      effect: "ignored",
      words: "would change nothing: the event says nothing about a payment.",
    }
  );
}

interface Outcome extends Foreseen {
  /** Of several facts, the one that does most is told. */
  readonly weight: number;
}

function foresee({ said, current, amountDiffers, mayBeginElsewhere }: ForecastFact): Outcome {
  const saidWord = STATUS[said].label;
  if (current === null && mayBeginElsewhere)
    return {
      weight: 4,
      effect: `began/${said}`,
      words: `would write down a new transaction: ${saidWord}.`,
    };
  if (current === null)
    return {
      weight: 2,
      effect: "failed",
      words: "would be tried again, and fail until a transaction here matches it.",
    };
  if (amountDiffers)
    return {
      weight: 3,
      effect: "refused",
      words: "would be refused again until the order or the amount changes.",
    };
  const currentWord = STATUS[current].label;
  const { status, verdict } = transition(current, said);
  if (verdict === "applied")
    return {
      weight: 5,
      effect: `changed/${current}/${status}`,
      words: `would change ${currentWord} to ${STATUS[status].label}.`,
    };
  if (verdict === "conflict") {
    return {
      weight: 5,
      effect: "held",
      words: `would hold the payment for review: the event says ${saidWord}, we have ${currentWord}.`,
    };
  }
  const unchanged = { weight: 1, effect: "unchanged" } as const;
  if (verdict === "same") return { ...unchanged, words: "would change nothing: already applied." };
  return {
    ...unchanged,
    words: `would change nothing: it says ${saidWord}, and the payment is already ${currentWord}.`,
  };
}

function lowerFirst(text: string): string {
  const sentence = /[.!?]$/.test(text) ? text : `${text}.`;
  // Not where the second letter is a capital too: "JSON".
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
