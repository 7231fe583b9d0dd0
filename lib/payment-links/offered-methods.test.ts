import { expect, test } from "vitest";
import { moneyOf } from "../money.ts";
import {
  type OfferableConnection,
  type OfferableMethod,
  type OfferedWay,
  offeredForPrices,
  offeredMethods,
} from "./offered-methods.ts";

const method = (id: string, rest: Partial<OfferableMethod>): OfferableMethod => ({
  id,
  label: id,
  family: "bank",
  network: null,
  currencies: ["COP"],
  min: {},
  max: {},
  expectedSeconds: 20,
  ...rest,
});

const bank: OfferableConnection = {
  id: "con_bank",
  name: "88Pay",
  down: false,
  methods: [
    method("pse", { min: { COP: "10000" } }),
    method("nequi", { family: "wallet", max: { COP: "3000000" } }),
    method("card", { family: "card", currencies: ["COP", "USD"] }),
  ],
};
const crypto: OfferableConnection = {
  id: "con_crypto",
  name: "PayIn",
  down: false,
  methods: [method("usdt", { family: "crypto", network: "Polygon", currencies: ["USDT"] })],
};
const everything: OfferedWay[] = [
  { connectionId: "con_bank", methods: [] },
  { connectionId: "con_crypto", methods: [] },
];

function reasons(currency: string, amount: string | null, ways = everything, connections = [bank, crypto]) {
  const price = amount === null ? null : moneyOf(amount, currency);
  return offeredMethods(ways, connections, { currency, price }).map((one) => [
    one.methodId,
    one.unavailable?.reason ?? one.charge,
  ]);
}

test("a price in COP is charged in COP; limits and currencies say why not", () => {
  expect(reasons("COP", "10050000")).toEqual([
    ["pse", { amount: "10050000.00", currency: "COP" }],
    ["nequi", "above_max"],
    ["card", { amount: "10050000.00", currency: "COP" }],
    ["usdt", "currency"],
  ]);
  expect(reasons("COP", "9999.99")[0]).toEqual(["pse", "below_min"]);
});

test("a limit belongs to the allowed side", () => {
  expect(reasons("COP", "10000")[0]).toEqual(["pse", { amount: "10000.00", currency: "COP" }]);
  expect(reasons("COP", "3000000")[1]).toEqual(["nequi", { amount: "3000000.00", currency: "COP" }]);
});

test("a price in USD is charged at par in a dollar token", () => {
  expect(reasons("USD", "2500.00")).toEqual([
    ["pse", "currency"],
    ["nequi", "currency"],
    ["card", { amount: "2500.00", currency: "USD" }],
    ["usdt", { amount: "2500.000000", currency: "USDT" }],
  ]);
});

test("a price finer than a cent is not charged in dollars", () => {
  expect(reasons("USDT", "0.000001")).toEqual([
    ["pse", "currency"],
    ["nequi", "currency"],
    ["card", "currency"],
    ["usdt", { amount: "0.000001", currency: "USDT" }],
  ]);
});

test("the merchant's methods come in the merchant's order; unknown ones are left out", () => {
  const ways = [
    { connectionId: "con_crypto", methods: [] },
    { connectionId: "con_gone", methods: [] },
    { connectionId: "con_bank", methods: ["card", "gone", "pse"] },
  ];
  expect(reasons("COP", "50000", ways).map(([id]) => id)).toEqual(["usdt", "card", "pse"]);
});

test("without a price only currencies decide, and a connection that is down offers nothing", () => {
  expect(reasons("COP", null)).toEqual([
    ["pse", null],
    ["nequi", null],
    ["card", null],
    ["usdt", "currency"],
  ]);
  const down = reasons("COP", "50000", everything, [{ ...bank, down: true }, crypto]);
  expect(down.slice(0, 3).every(([, reason]) => reason === "down")).toBe(true);
});

test("where the payer chooses, what is offered in each currency can be paid in it once an amount is typed", () => {
  const ways = everything.slice(0, 2);
  const offered = (typed: string | null, currencies = ["COP", "USD", "USDT"]) => {
    const prices = currencies.map((currency) => ({
      currency,
      price: typed === currency ? moneyOf("50000", currency) : null,
    }));
    const offers = offeredForPrices(ways, [bank, crypto], prices);
    return offers.filter(({ unavailable }) => unavailable === null).map(({ key }) => key);
  };
  const all = [
    "con_bank:pse",
    "con_bank:nequi",
    "con_bank:card",
    "con_bank:card:USD",
    "con_crypto:usdt:USDT",
  ];
  expect(offered(null)).toEqual(all);
  for (const typed of ["COP", "USD", "USDT"]) expect(offered(typed)).toEqual(all);
  expect(offered(null, ["COP", "USD"])).toContain("con_crypto:usdt:USD");
});
