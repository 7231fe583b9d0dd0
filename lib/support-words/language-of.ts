import type { Language } from "../payment-links/schema.ts";

/** ISO 3166-1 alpha-2. */
const SPANISH = "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE".split(" ");
const PORTUGUESE = "AO BR CV GW MZ PT ST TL".split(" ");

/** The language that a customer of this country most likely reads; English where nobody knows. */
export function languageOf(country: string | null): Language {
  if (country !== null && SPANISH.includes(country)) return "es";
  return country !== null && PORTUGUESE.includes(country) ? "pt" : "en";
}

/** How figures and dates are written in that language where the customer lives. */
export function localeOf(language: Language, country: string | null): string {
  if (country !== null && languageOf(country) === language && language !== "en")
    return `${language}-${country}`;
  return { en: "en-GB", es: "es-419", pt: "pt-BR" }[language];
}
