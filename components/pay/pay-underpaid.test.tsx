import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import type { PayPage } from "#lib/payment-links/pay-page/schema.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import { PayUnderpaid } from "./pay-underpaid.tsx";

const usd = (amount: string) => ({ amount, currency: "USD" });
const payment: NonNullable<PayPage["payment"]> = {
  status: "underpaid",
  ...{ token: "t", reason: null, methodKey: "c:m", methodLabel: "USDT" },
  ...{ amount: usd("49.99"), received: usd("37.59"), missing: usd("12.40") },
  nextAction: { type: "redirect", url: "https://pay.example.com/checkout/1" },
  ...{ providerName: "Pepay", version: "1", qrSvg: null, externalId: "1", receipt: "R-1" },
  ...{ expiresAt: null, heldUntil: null, isTooLate: false, paidAt: null },
};
const page: PayPage = {
  mode: "test",
  state: "open",
  language: "en",
  ...{ slug: "s", merchantName: "Café Altura", title: "Order 7" },
  ...{ description: "", message: "", closedMessage: "", invoiceNumber: null, currency: "USD" },
  ...{ amount: usd("49.99"), prices: [], lines: [], limits: null, choices: [], questions: [] },
  ...{ image: null, held: null, expiresAt: null, lastDay: null, returnUrl: null },
  ...{ methods: [], payment },
};

it("asks for what is missing and not for the whole again, wherever the payer goes on", () => {
  const { container } = render(
    <PayUnderpaid {...{ page, payment, language: "en" }} words={payWords("en")} />,
  );
  const [got, asked] = [...container.querySelectorAll("h1")].map((heading) => heading.textContent);
  expect(got).toContain("37.59");
  expect(asked).toContain("12.40");
  expect(asked).not.toContain("49.99");
});
