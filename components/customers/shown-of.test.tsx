import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ShownOf } from "./shown-of.tsx";

afterEach(cleanup);

it("says how many of how many a card shows, and leads to all", () => {
  render(<ShownOf shown={20} total={1204} things="payment links" href="/cafe/payment-links?q=cus_1" />);
  const all = screen.getByRole("link", { name: "Show all payment links" });
  expect(all.getAttribute("href")).toBe("/cafe/payment-links?q=cus_1");
  expect(document.body.textContent).toContain("20 of 1,204");
});

it("is not there where a card shows all", () => {
  const { container } = render(<ShownOf shown={3} total={3} things="notes" href="/cafe" />);
  expect(container.textContent).toBe("");
});
