import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { test } from "../fixtures.ts";
import { createPaymentLink } from "../support/payment-link.ts";

test("whoever opens a link too often is told when to come back, and others pay meanwhile", async ({
  page,
  browser,
}) => {
  const link = await createPaymentLink(page, { amount: "25.00", currency: "USD", through: "Acme Gateway" });
  const from = (address: string) => browser.newContext({ extraHTTPHeaders: { "x-forwarded-for": address } });
  const eager = await from("192.0.2.77");
  await Promise.all(Array.from({ length: 60 }, () => eager.request.get(link.url)));
  const payer = await eager.newPage();
  const refused = await payer.goto(`${link.url}?lang=es`);
  expect(refused?.status()).toBe(429);
  expect(Number(refused?.headers()["retry-after"])).toBeGreaterThan(0);
  await expect(payer.getByRole("heading", { name: "Demasiadas visitas seguidas" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await payer.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: payer }).setLegacyMode(true).analyze();
    expect(violations).toEqual([]);
  }
  const other = await from("192.0.2.78");
  const patient = await other.newPage();
  await patient.goto(link.url);
  await expect(patient.getByRole("heading", { name: "25.00" })).toBeVisible();
  await Promise.all([eager.close(), other.close()]);
});
