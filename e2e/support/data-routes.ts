import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Page } from "@playwright/test";
import { MERCHANT } from "./people.ts";

const NOTHING = "nothing-has-this-id";

/** The list that names something of each kind. */
const EXAMPLES: Readonly<Record<string, string>> = {
  approvalId: "approvals",
  connectionId: "connections",
  customerId: "customers",
  deliveryId: "deliveries",
  depositId: "deposits",
  endpointId: "endpoints",
  eventId: "webhooks",
  exportId: "exports",
  invoiceId: "invoices",
  linkId: "payment-links",
  replayId: "webhooks/replays",
  transactionId: "transactions",
  uploadId: "invoices/uploads",
};

/** Every address of data below a folder of `app`, as the folder has it: "transactions/[transactionId]/notes". */
export function routesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => basename(file) === "route.ts")
    .map((file) => dirname(file));
}

/** The merchant's data routes, each with something that there is; `chosen` says which where it matters. */
export async function dataRoutes(page: Page, chosen: Readonly<Record<string, string>>): Promise<string[]> {
  const base = `/api/merchants${MERCHANT}`;
  const ids = new Map(Object.entries(chosen));
  for (const [param, list] of Object.entries(EXAMPLES)) {
    if (ids.has(param)) continue;
    ids.set(param, await firstId(page, `${base}/${list}`));
  }
  ids.set("callId", await firstId(page, `${base}/connections/${ids.get("connectionId")}/calls`));
  return routesBelow("app/api/merchants/[merchant]").map((route) => {
    const filled = route.replaceAll(/\[(\w+)\]/g, (_, param: string) => {
      const id = ids.get(param);
      if (id === undefined) throw new Error(`${route} names a ${param}: say above where there is one`);
      return id;
    });
    return `${base}/${filled}`;
  });
}

async function firstId(page: Page, list: string): Promise<string> {
  const answer = await page.request.get(list);
  return /"id":"([a-z]{3}_[0-9A-Z]{26})"/.exec(await answer.text())?.[1] ?? NOTHING;
}
