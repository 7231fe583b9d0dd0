import { render, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import type { LinkOptions } from "#lib/payment-links/schema.ts";
import { emptyForm } from "./link-form.ts";
import { MoreFields } from "./more-fields.tsx";

const options: LinkOptions = {
  connections: [],
  currencies: ["USD"],
  nextInvoiceNumber: "INV-1",
  merchant: { name: "Café Altura", baseCurrency: "USD" },
};
const form = emptyForm(options, "5c5e1f6c-8d6c-4b3e-9f5a-1f2e3d4c5b6a");
const nothing = () => undefined;

it("opens when something in it needs another look, and stays open once that is mended", async () => {
  const fields = (errors: Record<string, string>) => (
    <MoreFields {...{ form, errors }} hasKeptImage={false} onChange={nothing} onProblem={nothing} />
  );
  const { rerender, container } = render(fields({ amount: "Elsewhere." }));
  const details = container.querySelector("details");
  expect(details?.open).toBe(false);
  rerender(fields({ "questions.0.label": "Write the question." }));
  await waitFor(() => expect(details?.open).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  rerender(fields({}));
  expect(details?.open).toBe(true);
});
