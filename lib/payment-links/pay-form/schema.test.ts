import { expect, it } from "vitest";
import { readChoice } from "./schema.ts";

it("reads the fields of the chosen currency, and no others", () => {
  const form = {
    ...{ "method:COP": "a:pse", "amount:COP": "20000", "method:USD": "b:card:USD", "amount:USD": "25.50" },
    ...{ method: "old", amount: "1" },
  };
  expect(readChoice({ ...form, currency: "USD" })).toEqual({ method: "b:card:USD", amount: "25.50" });
  expect(readChoice({ ...form, currency: "COP" })).toEqual({ method: "a:pse", amount: "20000" });
  expect(readChoice({ ...form, currency: "EUR" })).toEqual({ method: undefined, amount: undefined });
  expect(readChoice(form)).toEqual({ method: "old", amount: "1" });
});
