import type { Page } from "@playwright/test";
import { connectionId, newestId } from "./api.ts";
import { MERCHANT } from "./people.ts";

/** Every page of the dashboard, with something open where something can be. */
export const DASHBOARD_PAGES = {
  overview: "overview",
  transactions: "transactions",
  "transactions, none found": "transactions?q=nothing-has-this-reference",
  transaction: async (page) => `transactions/${await newestId(page, MERCHANT, "transactions")}`,
  balances: "balances",
  "payment links": "payment-links",
  "payment link": async (page) => `payment-links/${await newestId(page, MERCHANT, "payment-links")}`,
  "new payment link": "payment-links/new",
  "payment links from a file": "payment-links/import",
  invoices: "invoices",
  "overdue invoices": "invoices?tab=overdue",
  invoice: async (page) => `invoices/${await newestId(page, MERCHANT, "invoices?tab=paid")}`,
  "new invoice": "invoices/new",
  "invoices from a file": "invoices/import",
  "an invoice's draft": async (page) =>
    `invoices/${await newestId(page, MERCHANT, "invoices?tab=draft")}/edit`,
  "edit a draft link": async (page) =>
    `payment-links/${await newestId(page, MERCHANT, "payment-links?state=draft")}/edit`,
  deposits: "deposits",
  "deposit address": async (page) => `deposits/${await newestId(page, MERCHANT, "deposits")}`,
  "bind an address": "deposits/new",
  "at the provider": async (page) =>
    `connections/${await connectionId(page, MERCHANT, "PayIn")}/at-provider?section=endpoints`,
  "payments at the provider": async (page) =>
    `connections/${await connectionId(page, MERCHANT, "PayIn")}/at-provider?section=payments`,
  customers: "customers",
  customer: async (page) => `customers/${await newestId(page, MERCHANT, "customers")}`,
  payouts: "payouts",
  "new payout": "payouts/new",
  refund: async (page) => `transactions/${await newestId(page, MERCHANT, "transactions?kind=refund")}`,
  approvals: "approvals",
  "audit log": "audit",
  webhooks: "webhooks",
  "webhooks, an event open": async (page) => `webhooks?event=${await newestId(page, MERCHANT, "webhooks")}`,
  "webhooks, quarantine": "webhooks?tab=quarantine",
  "missed webhooks": "webhooks/missed",
  "proof of nothing lost": "webhooks/proof",
  "proof by connection": "webhooks/proof?by=connection",
  "webhook tester": "webhooks/test",
  replays: "webhooks/replays",
  "new replay": "webhooks/replays/new",
  endpoints: "webhooks/endpoints",
  "new endpoint": "webhooks/endpoints/new",
  endpoint: async (page) => `webhooks/endpoints/${await newestId(page, MERCHANT, "endpoints")}`,
  "endpoint, a delivery open": async (page) =>
    `webhooks/endpoints/${await newestId(page, MERCHANT, "endpoints")}?delivery=${await newestId(page, MERCHANT, "deliveries")}`,
  "endpoint settings": async (page) =>
    `webhooks/endpoints/${await newestId(page, MERCHANT, "endpoints")}/settings`,
  "event catalogue": "webhooks/endpoints/events?event=transaction.succeeded",
  connections: "connections",
  connection: async (page) => `connections/${await connectionId(page, MERCHANT, "PayIn")}`,
  "provider gallery": "connections/new",
  "connect form": "connections/new/gateway",
  "recurring invoices": "invoices/recurring",
  exports: "exports",
  team: "team",
  roles: "team/roles",
  settings: "settings",
  "API keys": "settings/api-keys",
  "how to call the API": "settings/api-keys/guide",
  "your sign-in": "account",
} as const satisfies Record<string, string | ((page: Page) => Promise<string>)>;

export type DashboardPage = keyof typeof DASHBOARD_PAGES;

export const DASHBOARD_PAGE_NAMES = Object.keys(DASHBOARD_PAGES).filter(
  (name): name is DashboardPage => name in DASHBOARD_PAGES,
);

/** Opens a page of the dashboard and waits until it shows what it is about. */
export async function openDashboardPage(page: Page, name: DashboardPage): Promise<void> {
  const place: string | ((page: Page) => Promise<string>) = DASHBOARD_PAGES[name];
  const path = typeof place === "string" ? place : await place(page);
  await page.goto(`${MERCHANT}/${path}`);
  await page.getByRole("main").getByRole("heading", { level: 1 }).first().waitFor();
}
