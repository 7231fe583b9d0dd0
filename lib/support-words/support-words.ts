import type { Language } from "../payment-links/schema.ts";
import { WORDS_EN } from "./words-en.ts";
import { WORDS_ES } from "./words-es.ts";
import { WORDS_PT } from "./words-pt.ts";
import type { SupportWords } from "./words-shape.ts";

export const SUPPORT_WORDS: Readonly<Record<Language, SupportWords>> = {
  en: WORDS_EN,
  es: WORDS_ES,
  pt: WORDS_PT,
};
