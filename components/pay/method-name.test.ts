import { expect, it } from "vitest";
import { methodName } from "./method-name.ts";

it("calls common methods by the payer's own word", () => {
  expect(methodName("Card", "es")).toBe("Tarjeta");
  expect(methodName("Bank transfer", "pt")).toBe("Transferência bancária");
  expect(methodName("USDT on Tron", "es")).toBe("USDT en Tron");
});

it("leaves brands and English alone", () => {
  expect(methodName("OXXO", "es")).toBe("OXXO");
  expect(methodName("Card", "en")).toBe("Card");
});
