import { afterAll, beforeAll, expect, it } from "vitest";
import { systemScope } from "../auth/scope.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { overrideEnv } from "../env.ts";
import { sendReset } from "./ask-reset.ts";
import { changeLetter } from "./change-letter.ts";
import { resetLetter } from "./reset-letter.ts";
import { isResetLinkOpen, resetPassword } from "./reset-password.ts";
import { SIGN_IN_CHANGES } from "./status.ts";
import { aPerson } from "./testing/person.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  overrideEnv({ PAYDECK_SMTP_URL: "smtp://127.0.0.1:9", PAYDECK_MAIL_FROM: "payments@paydeck.test" });
});
afterAll(() => database.drop());

const toMake = (targetId: string, message = "") => ({
  id: "mai_1",
  toName: "Ana",
  message,
  targetType: "user",
  targetId,
  createdAt: new Date("2026-11-29T10:00:00Z"),
  language: "en" as const,
});

it("the letter of a reset carries the link that opens, and is not made once it was used", async () => {
  const { email, merchant } = await aPerson();
  const scope = systemScope(merchant.id, "live");
  await sendReset(email);
  const { rows } = await pool().query("SELECT target_id FROM mails WHERE merchant_id = $1", [merchant.id]);
  const letter = await resetLetter(scope, toMake(rows[0].target_id));
  const token = new URL(letter?.button?.url ?? "").searchParams.get("token") ?? "";
  expect(await isResetLinkOpen(token)).toBe(true);
  const kept = await pool().query(
    "SELECT (SELECT json_agg(m)::text FROM mails m) || (SELECT json_agg(p)::text FROM password_resets p) AS rows",
  );
  expect(kept.rows[0].rows).not.toContain(token);
  await resetPassword({ token, password: "four other unrelated words" });
  expect(await resetLetter(scope, toMake(rows[0].target_id))).toBeNull();
});

it("every change has words of its own, and something unknown makes no letter", async () => {
  const { merchant, userId } = await aPerson();
  const scope = systemScope(merchant.id, "live");
  const letters = await Promise.all(
    SIGN_IN_CHANGES.map((change) => changeLetter(scope, toMake(userId, change))),
  );
  expect(new Set(letters.map((letter) => letter?.subject)).size).toBe(SIGN_IN_CHANGES.length);
  expect(letters[0]?.facts).toEqual([{ label: "When", value: "2026-11-29 10:00 UTC" }]);
  expect(await changeLetter(scope, toMake(userId, "made up"))).toBeNull();
});
