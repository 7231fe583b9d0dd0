import { afterAll, beforeAll, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { acceptSetupLink, isSetupLinkOpen } from "./accept-setup-link.ts";
import { createSetupLink } from "./create-setup-link.ts";
import { signIn } from "./sign-in.ts";

const FORM = {
  name: "Lucía Restrepo",
  email: "lucia@cafealtura.test",
  password: "three unrelated words",
  merchantName: "Café Altura",
  city: "Bogotá",
  country: "CO",
  timeZone: "America/Bogota",
  baseCurrency: "COP",
};

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function newToken(): Promise<string> {
  const link = new URL((await createSetupLink()) ?? "");
  expect(link.href).toMatch(/^http:\/\/paydeck\.test\/setup\?token=[\w-]{43}$/);
  return link.searchParams.get("token") ?? "";
}

it("stores no token, only what recognises it", async () => {
  const token = await newToken();
  const { rows } = await pool().query("SELECT row_to_json(setup_links)::text AS stored FROM setup_links");
  expect(rows).toHaveLength(1);
  expect(rows[0].stored).not.toContain(token);
});

it("ends the links printed before", async () => {
  const old = await newToken();
  expect(await isSetupLinkOpen(old)).toBe(true);
  await newToken();
  expect(await isSetupLinkOpen(old)).toBe(false);
});

it("ends after a day", async () => {
  const token = await newToken();
  const tomorrow = fixedClock(new Date(Date.now() + 24 * 60 * 60_000));
  expect(await isSetupLinkOpen(token, tomorrow)).toBe(false);
  await expect(acceptSetupLink({ ...FORM, token }, tomorrow)).rejects.toMatchObject({ code: "not_found" });
});

it("survives a password that is refused", async () => {
  const token = await newToken();
  const common = { ...FORM, token, password: "password1234" };
  await expect(acceptSetupLink(common)).rejects.toThrow("first that others would try");
  expect(await isSetupLinkOpen(token)).toBe(true);
});

it("makes one owner and one merchant, once, whoever else holds the link at that moment", async () => {
  const token = await newToken();
  const tries = await Promise.allSettled(
    ["lucia", "eve", "mallory"].map((name) =>
      acceptSetupLink({ ...FORM, token, email: `${name}@cafealtura.test` }),
    ),
  );
  expect(tries.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
  const { rows } = await pool().query(
    "SELECT slug, role, email FROM merchants JOIN members ON merchant_id = merchants.id JOIN users ON users.id = user_id",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ slug: "cafe-altura", role: "owner" });
  const origin = { address: "192.0.2.1", userAgent: "" };
  await signIn({ email: rows[0].email, password: FORM.password }, origin);
  await expect(acceptSetupLink({ ...FORM, token })).rejects.toMatchObject({ code: "not_found" });
});

it("is made no more once there is an owner", async () => {
  expect(await createSetupLink()).toBeNull();
});
