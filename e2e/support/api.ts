import type { Page } from "@playwright/test";
import { z } from "zod";

const rows = z.object({ rows: z.array(z.object({ id: z.string() })) });

/** The id of the newest row of a merchant's list ("transactions", "webhooks?tab=failed"), as the signed-in person gets it. */
export async function newestId(page: Page, merchant: string, list: string): Promise<string> {
  const response = await page.request.get(`/api/merchants${merchant}/${list}`);
  const [first] = rows.parse(await response.json()).rows;
  if (!first) throw new Error(`${list} is empty`);
  return first.id;
}

const cards = z.array(z.object({ id: z.string(), name: z.string() }));

/** The id of a connection by its name. */
export async function connectionId(page: Page, merchant: string, name: string): Promise<string> {
  const response = await page.request.get(`/api/merchants${merchant}/connections`);
  const card = cards.parse(await response.json()).find((one) => one.name === name);
  if (!card) throw new Error(`there is no connection ${name}`);
  return card.id;
}
