import { describe, expect, it } from "vitest";
import { COUNTRIES } from "./countries.ts";
import { eightyEightPay } from "./index.ts";
import { METHODS } from "./methods.ts";
import { inputFor, openFake, read } from "./testing/open-fake.ts";

/** The documented local currency of each country, written down a second time. */
const CURRENCY_OF = {
  AR: "ARS",
  BO: "BOB",
  BR: "BRL",
  CL: "CLP",
  CO: "COP",
  CR: "CRC",
  DO: "DOP",
  EC: "USD",
  GT: "GTQ",
  MX: "MXN",
  PA: "USD",
  PE: "PEN",
  UY: "UYU",
} as const;
type Country = keyof typeof CURRENCY_OF;
const ALL = Object.keys(CURRENCY_OF) as Country[];
const CURRENCIES = [...new Set<string>(Object.values(CURRENCY_OF)), "EUR", "USDT", "JPY"];

/** Section by section of "methods, countries, limits": where each is offered, and currencies other than the local one. */
const OFFERED: Readonly<
  Record<string, { readonly in: readonly Country[]; readonly of?: readonly string[] }>
> = {
  cards: { in: ALL },
  "bank-transfer": { in: ALL },
  cash: { in: ALL },
  mercadopago: { in: ALL },
  pse: { in: ["CO"] },
  nequi: { in: ["CO"] },
  daviplata: { in: ["CO"] },
  spei: { in: ["MX"] },
  oxxo: { in: ["MX"] },
  paypal: { in: ALL, of: ["USD", "EUR"] },
  usdt: { in: ALL, of: ["USDT", "USD"] },
};

const { createPayment } = eightyEightPay.operations;

async function answerTo(method: string, amount: readonly [string, string], country: string) {
  const charge = read("charge-cards");
  const { context, calls } = openFake({
    "POST /api/transactions/charges": charge,
    "POST /api/transactions/cash": charge,
  });
  const answer = await createPayment?.(context, inputFor(method, amount, { country }));
  return { answer, calls };
}

it("names thirteen countries, each with its primary currency", () => {
  expect(
    Object.fromEntries(Object.entries(COUNTRIES).map(([code, { currency }]) => [code, currency])),
  ).toEqual(CURRENCY_OF);
});

describe.each(METHODS.map(({ id }) => id))("%s", (method) => {
  const offer = OFFERED[method];
  // 10,000 is within every documented limit.
  it.each([...ALL, "FR", "US"])("in %s takes its own currencies and no other", async (country) => {
    const known = ALL.find((code) => code === country);
    const local = known && offer?.in.includes(known) ? (offer.of ?? [CURRENCY_OF[known]]) : [];
    for (const currency of CURRENCIES) {
      const { answer, calls } = await answerTo(method, ["10000", currency], country);
      if (local.includes(currency)) expect(answer, `${currency} is taken`).toMatchObject({ ok: true });
      else {
        const refused = {
          code: "invalid_request",
          message: expect.stringMatching(/\.$/),
          effect: "not_applied",
        };
        expect(answer, `${currency} is refused`).toEqual({ ok: false, error: refused });
        expect(calls).toEqual([]);
      }
    }
  });
});

describe("limits hold at the call, both ends included", () => {
  it.each([
    ["cards", "COP", "CO", ["5000", "20000000"], ["4999.99", "20000000.01"]],
    ["pse", "COP", "CO", ["0.01", "50000000"], ["50000000.01"]],
    ["nequi", "COP", "CO", ["0.01", "3000000"], ["3000000.01"]],
    ["daviplata", "COP", "CO", ["0.01", "2000000"], ["2000000.01"]],
    ["bank-transfer", "USD", "EC", ["0.01", "50000"], ["50000.01"]],
    ["bank-transfer", "COP", "CO", ["0.01", "200000000"], ["200000000.01"]],
    ["cards", "MXN", "MX", ["0.01", "99999999"], ["0", "-1"]],
  ] as const)("%s in %s", async (method, currency, country, taken, refused) => {
    for (const amount of taken)
      expect((await answerTo(method, [amount, currency], country)).answer, amount).toMatchObject({
        ok: true,
      });
    for (const amount of refused) {
      const { answer, calls } = await answerTo(method, [amount, currency], country);
      expect(answer, amount).toMatchObject({
        ok: false,
        error: { code: "invalid_request", effect: "not_applied" },
      });
      expect(calls).toEqual([]);
    }
  });

  it.each([
    ["cards", ["4999.99", "COP"], "CO", "Card takes no less than 5,000 COP."],
    ["nequi", ["3000000.01", "COP"], "CO", "Nequi takes no more than 3,000,000 COP."],
    ["daviplata", ["2000001", "COP"], "CO", "Daviplata takes no more than 2,000,000 COP."],
    ["pse", ["60000000", "COP"], "CO", "PSE takes no more than 50,000,000 COP."],
    ["bank-transfer", ["50000.01", "USD"], "EC", "Bank transfer takes no more than 50,000 USD."],
    ["spei", ["100", "MXN"], "CO", "SPEI is not offered in Colombia."],
    ["cards", ["100", "MXN"], "CO", "In Colombia, 88Pay takes COP only."],
    ["paypal", ["100", "USD"], "FR", "88Pay is not offered in FR."],
    ["paypal", ["100", "COP"], "CO", "PayPal does not take COP."],
  ] as const)("%s of %o in %s: %s says why", async (method, amount, country, message) => {
    expect((await answerTo(method, amount, country)).answer).toMatchObject({ error: { message } });
  });
});
