import { expect, test } from "vitest";
import type { OfferedMethod } from "#lib/payment-links/pay-page/schema.ts";
import { methodDetail } from "./method-detail.ts";

const card: OfferedMethod = {
  key: "con:card",
  connectionId: "con",
  connectionName: "Acme",
  methodId: "card",
  label: "Card",
  family: "card",
  network: null,
  expectedSeconds: 120,
  isPaused: false,
  priceCurrency: "USD",
  limits: null,
  charge: { amount: "25.00", currency: "USD" },
  unavailable: null,
};

test("a method says how long it takes, and what it may cost where the payer chooses", () => {
  expect(methodDetail(card, "USD", "en")).toBe("About 2 minutes");
  const chosen = { ...card, charge: null };
  const usd = (amount: string | null) => (amount === null ? null : { amount, currency: "USD" });
  const within = (min: string | null, max: string | null) =>
    methodDetail({ ...chosen, limits: { min: usd(min), max: usd(max) } }, "USD", "es");
  expect(within("5", "2500")).toMatch(/ · de 5,00 USD a 2\.500,00 USD$/);
  expect(within("5", null)).toMatch(/ · desde 5,00 USD$/);
  expect(within(null, "2500")).toMatch(/ · hasta 2\.500,00 USD$/);
});

test("one whose provider keeps failing may be chosen, and says so", () => {
  expect(methodDetail({ ...card, isPaused: true }, "USD", "en")).toBe(
    "About 2 minutes · May not work right now",
  );
});
