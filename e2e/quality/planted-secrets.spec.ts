import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { test } from "../fixtures.ts";
import { PAYDECK_URL, SANDBOX_URL } from "../support/addresses.ts";
import { dataRoutes, routesBelow } from "../support/data-routes.ts";
import { aNewPerson } from "../support/new-person.ts";
import { Outputs } from "../support/outputs.ts";
import { DASHBOARD_PAGE_NAMES, openDashboardPage } from "../support/pages.ts";
import { MERCHANT, STRANGER } from "../support/people.ts";
import { DATA_FOLDER, type Planted, plantSecrets } from "../support/planted.ts";
import { startReceiver } from "../support/receiver.ts";

test.use({ storageState: STRANGER });

/** What our own processes write; the sandbox is another company's computer, which knows what we tell it. */
const LOGS = ["dashboard.log", "worker.log", "door.log"];
const withId = z.object({ data: z.array(z.object({ id: z.string() })) });

test("no secret stands in a page, an answer, a file, a letter, a delivery, a script or a log", async ({
  page,
}) => {
  test.slow();
  const receiver = await startReceiver();
  const person = await aNewPerson("owner");
  const making = new Outputs();
  const outputs = new Outputs();
  await making.listen(page.context());
  const planted = await plantSecrets(page, person, receiver);
  const { secrets } = planted;
  const whileMaking = await making.findAll(secrets);
  // What is shown once is seen here: the search would find anything else that went the same way.
  const once = secrets.filter(({ shownOnce }) => shownOnce).map(({ what }) => what);
  expect.soft(new Set(whileMaking.map(({ what }) => what))).toEqual(new Set(once));
  expect.soft(whileMaking.filter(({ from }) => !from.startsWith("POST "))).toEqual([]);

  await outputs.listen(page.context());
  const exportId = await exportTransactions(page);
  await walkPages(page, planted, outputs);
  await walkDataRoutes(page, { ...planted, exportId }, outputs);
  await walkApi(planted.apiKey, outputs);
  await askInVain(page, planted, outputs);
  await receiver.until(({ type }) => type === "endpoint.test");
  for (const { headers, body } of receiver.received)
    outputs.add("delivery", `${JSON.stringify(headers)} ${body}`);
  await receiver.close();
  outputs.add("mail", await (await fetch(`${SANDBOX_URL}/_control/mail`)).text());
  for (const file of readdirSync(".next/static", { recursive: true, encoding: "utf8" }))
    if (/\.\w+$/.test(file)) outputs.add(`script ${file}`, readFileSync(join(".next/static", file), "utf8"));
  for (const log of LOGS) outputs.add(`log ${log}`, readFileSync(join(DATA_FOLDER, log), "utf8"));

  expect(await outputs.findAll(secrets)).toEqual([]);
  expect(outputs.count("page ")).toBeGreaterThanOrEqual(DASHBOARD_PAGE_NAMES.length);
  expect(outputs.count("data 200 ")).toBeGreaterThan(50);
  expect(outputs.count("API 200 ")).toBeGreaterThan(7);
  expect(outputs.count("POST ")).toBeGreaterThan(0);
  expect(outputs.count("delivery")).toBeGreaterThan(0);
  expect(outputs.count("script ")).toBeGreaterThan(50);
});

async function exportTransactions(page: Page): Promise<string> {
  await page.goto(`${MERCHANT}/transactions?tab=failed`);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export these transactions" });
  await dialog.getByRole("button", { name: "All", exact: true }).click();
  await dialog.getByRole("button", { name: "Export" }).click();
  await expect(page.getByText("The export is ready")).toBeVisible();
  const answer = await page.request.get(`/api/merchants${MERCHANT}/exports`);
  return /"id":"(exp_\w+)"/.exec(await answer.text())?.[1] ?? "";
}

async function walkPages(page: Page, { connectionId, endpointId }: Planted, outputs: Outputs): Promise<void> {
  for (const name of DASHBOARD_PAGE_NAMES) {
    await openDashboardPage(page, name);
    outputs.add(`page ${name}`, await page.content());
  }
  const own = ["", "/settings", "/calls"].map((tab) => `connections/${connectionId}${tab}`);
  for (const place of [
    ...own,
    `webhooks/endpoints/${endpointId}`,
    `webhooks/endpoints/${endpointId}/settings`,
  ]) {
    await page.goto(`${MERCHANT}/${place}`);
    await page.getByRole("main").getByRole("heading", { level: 1 }).first().waitFor();
    outputs.add(`page ${place}`, await page.content());
  }
}

async function walkDataRoutes(
  page: Page,
  { connectionId, endpointId, exportId }: Planted & { readonly exportId: string },
  outputs: Outputs,
): Promise<void> {
  for (const route of await dataRoutes(page, { connectionId, endpointId, exportId })) {
    // A stream that names topics, without an end.
    if (basename(route) === "live") continue;
    const answer = await page.request.get(route);
    outputs.add(`data ${answer.status()} ${route}`, await answer.text());
  }
}

/** Every read of the API with the key itself, each also with an id that its list names. */
async function walkApi(apiKey: string, outputs: Outputs): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const ask = async (path: string) => {
    const answer = await fetch(`${PAYDECK_URL}/api/v1/${path}`, { headers });
    const text = await answer.text();
    outputs.add(`API ${answer.status} ${path}`, `${JSON.stringify([...answer.headers])} ${text}`);
    return text;
  };
  for (const route of routesBelow("app/api/v1")) {
    const [list = "", ...rest] = route.split("/[id]");
    const found = withId.safeParse(rest.length === 0 ? null : JSON.parse(await ask(list)));
    const id = (found.success && found.data.data[0]?.id) || "nothing-has-this-id";
    await ask(
      route.replace("[id]", id).replace("[type]", "transaction.succeeded").replace("[[...path]]", "x"),
    );
  }
}

/** What is wrong is answered with as little. */
async function askInVain(page: Page, { apiKey, connectionId }: Planted, outputs: Outputs): Promise<void> {
  const asked = { method: "POST", body: "{ not json" };
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const answers = [
    await fetch(`${PAYDECK_URL}/api/v1/invoices`, { ...asked, headers }),
    await fetch(`${PAYDECK_URL}/api/v1/invoices`, { headers: { authorization: `Bearer ${apiKey}x` } }),
    await fetch(`${PAYDECK_URL}/api/webhooks/${connectionId}`, asked),
  ];
  for (const answer of answers) outputs.add(`error ${answer.status}`, await answer.text());
  for (const path of [`${MERCHANT}/nothing-here`, "/nothing-here", "/api/auth/session"])
    outputs.add(`error ${path}`, await (await page.request.get(path)).text());
}
