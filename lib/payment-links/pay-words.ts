import { en } from "./pay-words-en.ts";
import { es } from "./pay-words-es.ts";
import { pt } from "./pay-words-pt.ts";
import type { PayWords } from "./pay-words-shape.ts";
import type { Language } from "./schema.ts";

const WORDS: Readonly<Record<Language, PayWords>> = { en, es, pt };

export function payWords(language: Language): PayWords {
  return WORDS[language];
}

/** How long a way usually takes, in the largest unit that fits. */
export function speedWords(words: PayWords, seconds: number): string {
  if (seconds < 90) return words.speed.seconds(Math.max(10, Math.round(seconds / 10) * 10));
  if (seconds < 90 * 60) return words.speed.minutes(Math.round(seconds / 60));
  if (seconds < 36 * 3600) return words.speed.hours(Math.round(seconds / 3600));
  return words.speed.days(Math.round(seconds / 86_400));
}
