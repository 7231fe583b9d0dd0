import { expect, type Page } from "@playwright/test";
import { MERCHANT } from "./people.ts";

const CELL = { Available: 1, Pending: 2 } as const;

export interface Holding {
  readonly connection: string;
  readonly currency: string;
  readonly column: keyof typeof CELL;
}

/** What a connection holds by the Balances page, in hundredths; 0 when it is not listed. */
export async function held(page: Page, { connection, currency, column }: Holding): Promise<bigint> {
  await page.goto(`${MERCHANT}/balances`);
  await expect(page.getByRole("heading", { level: 1, name: "Balances" })).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: connection }).filter({ hasText: currency });
  if ((await row.count()) === 0) return 0n;
  const figure = await row.getByRole("cell").nth(CELL[column]).textContent();
  return BigInt(figure?.replace(/\D/g, "") || "0");
}

/** The balance grows by exactly this much, without anybody asking for it. */
export async function expectGrowth(
  page: Page,
  holding: Holding,
  before: bigint,
  hundredths: bigint,
): Promise<void> {
  await expect.poll(() => held(page, holding), { intervals: [1_000] }).toBe(before + hundredths);
}
