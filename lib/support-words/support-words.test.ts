import { describe, expect, it } from "vitest";
import { moneyOf } from "../money.ts";
import { LANGUAGES } from "../payment-links/schema.ts";
import { METHOD_FAMILIES } from "../providers/payment-contract.ts";
import { TRANSACTION_KINDS, TRANSACTION_STATUSES } from "../transactions/status.ts";
import { type FigureFacts, writeFigures } from "./figures.ts";
import { languageOf, localeOf } from "./language-of.ts";
import { SITUATIONS, situationOf } from "./situation.ts";
import { SUPPORT_WORDS } from "./support-words.ts";

const facts: FigureFacts = {
  amount: moneyOf("2500.5", "USD"),
  received: moneyOf("2400", "USD"),
  network: "Tron",
  until: new Date("2026-11-19T15:40:00Z"),
  day: new Date("2026-11-18T15:40:00Z"),
  now: new Date("2026-11-19T14:00:00Z"),
  zone: "America/Bogota",
  city: null,
};
const later = { ...facts, until: new Date("2026-11-21T06:05:00Z") };

describe("what to tell the customer", () => {
  it("has words in every language for every state, kind and family", () => {
    for (const kind of TRANSACTION_KINDS)
      for (const status of TRANSACTION_STATUSES)
        for (const family of METHOD_FAMILIES)
          for (const late of [false, true]) {
            const situation = situationOf({ kind, status, family, late, twice: late });
            if (situation === null) expect(kind).toBe("payout");
            else
              for (const language of LANGUAGES)
                expect(SUPPORT_WORDS[language].tell[situation]).toBeTypeOf("function");
          }
  });

  it("leaves no gap and no figure unsaid", () => {
    for (const language of LANGUAGES)
      for (const situation of SITUATIONS) {
        const words = SUPPORT_WORDS[language];
        const text = words.tell[situation](writeFigures(facts, words, localeOf(language, null)));
        expect(text, `${language} ${situation}`).toMatch(/^\p{Lu}.*[.]$/u);
        expect(text, `${language} ${situation}`).not.toMatch(/undefined|null|\s{2}|!|\$\{/);
      }
  });

  it("speaks of the time as each language does", () => {
    const say = (language: "en" | "es" | "pt", figures: FigureFacts) =>
      SUPPORT_WORDS[language].tell.bank_open(
        writeFigures(figures, SUPPORT_WORDS[language], localeOf(language, "CO")),
      );
    expect(say("en", facts)).toContain(
      "payment of 2,500.50 USD yet. Please confirm it with your bank; you can do so until 10:40.",
    );
    expect(say("es", facts)).toContain(
      "su pago de 2.500,50 USD. Por favor, confírmelo en su banco; puede hacerlo hasta las 10:40.",
    );
    expect(say("pt", facts)).toContain("até as 10:40.");
    expect(say("en", later)).toContain("until 21 November, 01:05.");
    expect(say("es", later)).toContain("hasta el 21 de noviembre a la 01:05.");
    expect(say("pt", later)).toContain("até 21 de novembro à 01:05.");
  });

  it("names the merchant's clock to whoever lives by another", () => {
    const words = SUPPORT_WORDS.es;
    const figures = writeFigures({ ...facts, city: "Bogotá" }, words, "es-MX");
    expect(words.tell.working(figures)).toBe(
      "Su pago de 2,500.50 USD está en proceso. No tiene que hacer nada; debería llegar a más tardar a las 10:40 (hora de Bogotá).",
    );
  });

  it("says what is missing", () => {
    const figures = writeFigures(facts, SUPPORT_WORDS.en, "en-GB");
    expect(SUPPORT_WORDS.en.tell.underpaid(figures)).toContain(
      "2,400.00 USD of 2,500.50 USD; 100.50 USD is missing",
    );
  });

  it("asks nobody to pay again whose money may have been taken", () => {
    const again = {
      en: /don't (have to )?pay (again|a second)/,
      es: /no pague|No tiene que pagar de nuevo/,
      pt: /não pague|não precisa pagar de novo/,
    };
    for (const language of LANGUAGES)
      for (const situation of ["unanswered", "open_late", "working_late", "expired", "review"] as const) {
        const words = SUPPORT_WORDS[language];
        expect(words.tell[situation](writeFigures(facts, words, localeOf(language, null)))).toMatch(
          again[language],
        );
      }
  });
});

describe("the customer's language", () => {
  it("follows the country, and is English where nobody knows", () => {
    expect(["CO", "MX", "BR", "PT", "US", null].map(languageOf)).toEqual([
      "es",
      "es",
      "pt",
      "pt",
      "en",
      "en",
    ]);
  });

  it("writes figures as they do there", () => {
    expect([localeOf("es", "MX"), localeOf("es", "BR"), localeOf("pt", "BR"), localeOf("en", "US")]).toEqual([
      "es-MX",
      "es-419",
      "pt-BR",
      "en-GB",
    ]);
  });
});
