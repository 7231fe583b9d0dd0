import type { OfferedMethod } from "#lib/payment-links/pay-page/schema.ts";
import { payWords, speedWords } from "#lib/payment-links/pay-words.ts";
import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language } from "#lib/payment-links/schema.ts";
import { moneyText } from "./pay-money.ts";

/** The quiet line under a method: how long it takes and what it charges, or why it can't be used. `among`: of two with one name, each says whose it is. */
export function methodDetail(
  method: OfferedMethod,
  asked: string,
  language: Language,
  among: readonly OfferedMethod[] = [],
): string {
  const words = payWords(language);
  if (method.unavailable) return whyNot(method.unavailable, words, language);
  const network = networkToName(method);
  const place = network === null ? "" : ` ${words.onNetwork(network)}`;
  const time = speedWords(words, method.expectedSeconds) + place;
  const differs = method.charge !== null && method.charge.currency !== asked;
  const hasTwin = among.some((other) => other.label === method.label && other.key !== method.key);
  const who = hasTwin ? `${method.connectionName} · ` : "";
  const said =
    differs && method.charge ? `${who}${time} · ${moneyText(method.charge, language)}` : who + time;
  const all = [
    said,
    limitWords(method.limits, words, language),
    method.isPaused ? words.unavailable.mayFail : "",
  ];
  return all.filter((part) => part !== "").join(" · ");
}

function limitWords(
  limits: OfferedMethod["limits"],
  { methodLimits: say }: PayWords,
  language: Language,
): string {
  const { min, max } = limits ?? { min: null, max: null };
  if (min && max) return say.between(moneyText(min, language), moneyText(max, language));
  if (min) return say.atLeast(moneyText(min, language));
  return max ? say.atMost(moneyText(max, language)) : "";
}

/** The network, unless the method's own name says it already ("USDT on Polygon") or leaves it to the payer ("any network"). */
export function networkToName({ label, network }: Pick<OfferedMethod, "label" | "network">): string | null {
  if (network === null || label.includes(network) || /\bnetwork\b/i.test(label)) return null;
  return network;
}

function whyNot(
  unavailable: NonNullable<OfferedMethod["unavailable"]>,
  words: PayWords,
  language: Language,
): string {
  const { reason, limit, currencies } = unavailable;
  if (reason === "above_max" && limit) return words.unavailable.aboveMax(moneyText(limit, language));
  if (reason === "below_min" && limit) return words.unavailable.belowMin(moneyText(limit, language));
  if (reason === "currency") return words.unavailable.currency(currencies.slice(0, 4).join(", "));
  return words.unavailable.down;
}
