import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import pg from "pg";
import type { Stack } from "../steps/start-stack.ts";

const MERCHANT = "cafe-altura";
/** What lists read from their address, so that wapiti has something to put its own into. */
const ASKED =
  "?q=ana&tab=all&sort=amount&order=desc&cursor=a&from=2026-01-01&to=2026-02-01&status=paid&currency=COP";

/** Every page and data route that an address without further ids leads to, and the pages of one payer. */
export async function startAddresses({ url, env }: Stack): Promise<string[]> {
  const paths = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /^(page\.tsx|route\.ts)$/.test(basename(file)))
    .map((file) => `/${dirname(file)}`.replaceAll(/\/\([^)]*\)/g, "").replace("[merchant]", MERCHANT))
    .filter((path) => !path.includes("[") && !path.endsWith("/live"));
  const payers = await payersPages(env.DATABASE_URL);
  return [...new Set([...paths.map((path) => `${path}${ASKED}`), ...payers])].map((path) => `${url}${path}`);
}

async function payersPages(databaseUrl: string | undefined): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const links = await client.query("SELECT slug FROM payment_links ORDER BY id DESC LIMIT 3");
    const invoices = await client.query(
      "SELECT slug FROM invoices WHERE slug IS NOT NULL ORDER BY id DESC LIMIT 2",
    );
    return [
      ...links.rows.map(({ slug }) => `/pay/${slug}`),
      ...invoices.rows.map(({ slug }) => `/invoice/${slug}`),
    ];
  } finally {
    await client.end();
  }
}
