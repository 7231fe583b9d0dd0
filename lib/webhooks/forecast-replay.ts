import { STATUS, type TransactionStatus, transition } from "../transactions/status.ts";
import { type EventStatus, isReplayable } from "./status.ts";

/** One fact of the event, beside the transaction it speaks of. */
export interface ForecastFact {
  readonly said: TransactionStatus;
  /** Null: nothing here matches it. */
  readonly current: TransactionStatus | null;
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

/**
 * What a replay would do, as the end of "If replayed now: …". Decided by the same table that decides the replay itself.
 * Null where replaying makes no sense.
 */
export function forecastReplay(status: EventStatus, reading: Reading): string | null {
  if (!isReplayable(status)) return null;
  if (reading.kind === "unreadable") return `would fail again: ${lowerFirst(reading.why)}`;
  if (reading.kind === "ignored") return `would be ignored again: ${lowerFirst(reading.why)}`;
  const outcomes = reading.facts.map(foresee);
  const strongest = outcomes.toSorted((a, b) => b.weight - a.weight)[0];
  return strongest?.words ?? "would change nothing: the event says nothing about a payment.";
}

interface Outcome {
  readonly words: string;
  /** Of several facts, the one that does most is told. */
  readonly weight: number;
}

function foresee({ said, current, amountDiffers, mayBeginElsewhere }: ForecastFact): Outcome {
  const saidWord = STATUS[said].label;
  if (current === null && mayBeginElsewhere)
    return { weight: 4, words: `would write down a new transaction: ${saidWord}.` };
  if (current === null)
    return { weight: 2, words: "would be tried again, and fail until a transaction here matches it." };
  if (amountDiffers)
    return { weight: 3, words: "would be refused again until the order or the amount changes." };
  const currentWord = STATUS[current].label;
  const { status, verdict } = transition(current, said);
  if (verdict === "applied")
    return { weight: 5, words: `would change ${currentWord} to ${STATUS[status].label}.` };
  if (verdict === "conflict") {
    return {
      weight: 5,
      words: `would hold the payment for review: the event says ${saidWord}, we have ${currentWord}.`,
    };
  }
  if (verdict === "same") return { weight: 1, words: "would change nothing: already applied." };
  return {
    weight: 1,
    words: `would change nothing: it says ${saidWord}, and the payment is already ${currentWord}.`,
  };
}

function lowerFirst(text: string): string {
  const sentence = /[.!?]$/.test(text) ? text : `${text}.`;
  // Not where the second letter is a capital too: "JSON".
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
