import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { payByCard, returnToReceipt, startPaying } from "../support/pay.ts";
import { createPaymentLink } from "../support/payment-link.ts";

async function choose(page: Page, select: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: select }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

const lastItem = (page: Page) =>
  createPaymentLink(page, {
    amount: "18.00",
    currency: "USD",
    through: "Acme Gateway",
    fill: (form) => choose(form, "While somebody pays", "Keep the place for 10 minutes"),
  });

test("of two payers for the last item one pays, and the other is told when to look again", async ({
  page,
  payer,
  openBrowser,
}) => {
  const link = await lastItem(page);
  const other = await openBrowser();
  await other.goto(link.url);
  await startPaying(payer, link.url, "Card");
  await expect(payer.getByRole("heading", { name: "Card payment" })).toBeVisible();

  await other.getByRole("button", { name: /^Pay/ }).click();
  await expect(other.getByRole("heading", { name: "Being paid by someone else" })).toBeVisible();
  await expect(other.getByRole("status")).toContainText("Try again at");
  await expect(other.getByRole("radio")).toHaveCount(0);

  const atProvider = payer.url();
  await payer.goto(link.url);
  await expect(payer.getByText("Your place is kept until")).toBeVisible();
  await payer.goto(atProvider);
  await payByCard(payer, "4242 4242 4242 4242", "Payment completed");
  await returnToReceipt(payer);

  await other.getByRole("link", { name: "Look again" }).click();
  await expect(other.getByRole("status")).toContainText("Paid with");
  await page.reload();
  await expect(page.getByRole("main").getByText("1 of 1")).toBeVisible();
});

test("of twenty payers who press at once, as many begin as there are places", async ({ page, payer }) => {
  const link = await createPaymentLink(page, {
    amount: "12.00",
    currency: "USD",
    through: "Acme Gateway",
    fill: async (form) => {
      await choose(form, "Can be paid", "A number of times");
      await form.getByRole("spinbutton", { name: "How many times" }).fill("3");
      await choose(form, "While people pay", "Keep the place for 10 minutes");
    },
  });
  await payer.goto(link.url);
  const method = await payer.getByRole("radio", { name: "Card" }).getAttribute("value");
  const places = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const answer = await fetch(`${link.url}/start`, {
        method: "POST",
        redirect: "manual",
        headers: { "x-forwarded-for": `192.0.2.${index}` },
        body: new URLSearchParams({ method: method ?? "", key: randomUUID(), lang: "en" }),
      });
      expect(answer.status).toBe(303);
      return answer.headers.get("location") ?? "";
    }),
  );
  const begun = places.filter((place) => !place.startsWith("/pay/"));
  expect(begun).toHaveLength(3);
  expect(new Set(begun).size).toBe(3);
  await payer.reload();
  await expect(payer.getByRole("heading", { name: "Being paid by someone else" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("main").getByText("3 being paid now")).toBeVisible();
});
