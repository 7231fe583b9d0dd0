import { expect, test } from "vitest";
import { paymentCountry } from "./payment-country.ts";

const everywhere = { countries: ["AR", "CO", "EC", "MX", "PA"] };

test("the country is one in which the charged currency is spent", () => {
  expect(paymentCountry(everywhere, "COP", null)).toBe("CO");
  expect(paymentCountry(everywhere, "USD", null)).toBe("EC");
  expect(paymentCountry(everywhere, "USD", "PA")).toBe("PA");
  expect(paymentCountry(everywhere, "COP", "MX")).toBe("CO");
});

test("a method that is offered anywhere takes the customer's country, if known", () => {
  expect(paymentCountry({}, "USDT", "CO")).toBe("CO");
  expect(paymentCountry({}, "USDT", null)).toBeUndefined();
  expect(paymentCountry({ countries: ["CO"] }, "USDT", null)).toBe("CO");
  expect(paymentCountry(everywhere, "USDT", null)).toBeUndefined();
});
