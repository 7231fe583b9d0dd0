import type { Language } from "../payment-links/schema.ts";
import { en } from "./paper-words-en.ts";
import { es } from "./paper-words-es.ts";
import { pt } from "./paper-words-pt.ts";
import type { PaperWords } from "./paper-words-shape.ts";

const WORDS: Readonly<Record<Language, PaperWords>> = { en, es, pt };

export function paperWords(language: Language): PaperWords {
  return WORDS[language];
}
