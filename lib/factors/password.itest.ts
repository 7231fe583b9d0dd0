import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { env, overrideEnv } from "../env.ts";
import { findLiveSession } from "../team/find-live-session.ts";
import { signIn } from "../team/sign-in.ts";
import { admitReset, sendReset } from "./ask-reset.ts";
import { changePassword } from "./change-password.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { isResetLinkOpen, resetPassword } from "./reset-password.ts";
import { resetToken } from "./reset-token.ts";
import { aPerson, aSession, codeOf, ORIGIN, PASSWORD, withAuthenticator } from "./testing/person.ts";

const NEW = "four other unrelated words";
const HOUR = 60 * 60_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  overrideEnv({ PAYDECK_SMTP_URL: "smtp://127.0.0.1:9", PAYDECK_MAIL_FROM: "payments@paydeck.test" });
});
afterAll(() => database.drop());

async function kindsOfMail(merchantId: string) {
  const { rows } = await pool().query(
    "SELECT kind, message, to_email FROM mails WHERE merchant_id = $1 ORDER BY id",
    [merchantId],
  );
  return rows.map(({ kind, message }) => [kind, message].filter(Boolean).join(" "));
}

async function askedReset(person: { readonly email: string; readonly userId: string }) {
  await sendReset(person.email);
  const { rows } = await pool().query(
    "SELECT id, secret_hash FROM password_resets WHERE user_id = $1 AND used_at IS NULL",
    [person.userId],
  );
  return { token: resetToken(rows[0].id), kept: JSON.stringify(rows) };
}

describe("changing one's password", () => {
  it("asks for the present one, ends the other sessions and tells by mail", async () => {
    const { email, userId, reader, merchant } = await aPerson();
    const other = await aSession(userId);
    await expect(changePassword(reader, { present: "a guess", password: NEW })).rejects.toMatchObject({
      fields: { present: expect.any(String) },
    });
    await changePassword(reader, { present: PASSWORD, password: NEW });
    await expect(signIn({ email, password: PASSWORD }, ORIGIN)).rejects.toMatchObject({
      code: "not_signed_in",
    });
    expect((await signIn({ email, password: NEW }, ORIGIN)).kind).toBe("in");
    expect(await findLiveSession(other.id)).toBeNull();
    expect(await findLiveSession(reader.id)).not.toBeNull();
    expect(await kindsOfMail(merchant.id)).toEqual(["sign_in_change password_changed"]);
  });

  it("ends a sign-in that somebody has begun with the old one", async () => {
    const { email, reader } = await aPerson();
    const { secret } = await withAuthenticator(reader);
    const begun = await signIn({ email, password: PASSWORD }, ORIGIN);
    if (begun.kind !== "factor") throw new Error("a second factor must be asked for");
    await changePassword(reader, { present: PASSWORD, password: NEW });
    await expect(finishSignIn(begun.challenge, codeOf(secret, 1), ORIGIN)).rejects.toMatchObject({
      code: "not_signed_in",
    });
  });

  it("makes a thief of a session wait who guesses the present one", async () => {
    const { reader } = await aPerson();
    for (let count = 0; count < 5; count += 1)
      await expect(changePassword(reader, { present: "a guess", password: NEW })).rejects.toThrow();
    await expect(changePassword(reader, { present: PASSWORD, password: NEW })).rejects.toMatchObject({
      code: "rate_limited",
    });
  });
});

describe("resetting a password by mail", () => {
  it("sets the new one by the link, once, ends every session, and keeps only a hash", async () => {
    const person = await aPerson();
    const { token, kept } = await askedReset(person);
    expect(kept).not.toContain(token);
    expect(await isResetLinkOpen(token)).toBe(true);
    await resetPassword({ token, password: NEW });
    expect((await signIn({ email: person.email, password: NEW }, ORIGIN)).kind).toBe("in");
    expect(await findLiveSession(person.reader.id)).toBeNull();
    const again = resetPassword({ token, password: "and other words still" });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
    expect(await isResetLinkOpen(token)).toBe(false);
    expect(await kindsOfMail(person.merchant.id)).toEqual([
      "password_reset",
      "sign_in_change password_reset",
    ]);
  });

  it("lets one of two through that use the link at one moment", async () => {
    const { token } = await askedReset(await aPerson());
    const both = await Promise.allSettled(
      [NEW, `${NEW} too`].map((password) => resetPassword({ token, password })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("ends earlier links with a newer one, and each after an hour", async () => {
    const person = await aPerson();
    const { token: first } = await askedReset(person);
    const { token: second } = await askedReset(person);
    expect([await isResetLinkOpen(first), await isResetLinkOpen(second)]).toEqual([false, true]);
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(Date.now() + HOUR + 1);
    await expect(resetPassword({ token: second, password: NEW })).rejects.toMatchObject({
      code: "not_found",
    });
    vi.useRealTimers();
  });

  it("never skips the second factor", async () => {
    const person = await aPerson();
    await withAuthenticator(person.reader);
    const { token } = await askedReset(person);
    await resetPassword({ token, password: NEW });
    expect((await signIn({ email: person.email, password: NEW }, ORIGIN)).kind).toBe("factor");
  });

  it("does the same work and says the same for every e-mail before it answers", async () => {
    const { email } = await aPerson();
    const statements = async (asked: string) => {
      const query = vi.spyOn(pool(), "query");
      await admitReset(asked, { ...ORIGIN, address: asked });
      const count = query.mock.calls.length;
      query.mockRestore();
      return count;
    };
    expect(await statements(email)).toBe(await statements("nobody@nowhere.test"));
    await sendReset("nobody@nowhere.test");
    const { rows } = await pool().query("SELECT 1 FROM mails WHERE to_email = 'nobody@nowhere.test'");
    expect(rows).toEqual([]);
  });

  it("makes an e-mail wait that is asked about again and again, alike for one that nobody has", async () => {
    for (const email of [(await aPerson()).email, "ghost@nowhere.test"]) {
      for (let count = 0; count < 3; count += 1)
        await admitReset(email, { ...ORIGIN, address: `${email}${count}` });
      await expect(admitReset(email, { ...ORIGIN, address: email })).rejects.toMatchObject({
        code: "rate_limited",
      });
    }
  });

  it("says so where mail is not set up", async () => {
    const { PAYDECK_SMTP_URL = "" } = env();
    overrideEnv({ PAYDECK_SMTP_URL: "" });
    await expect(admitReset("ana@cafe.test", ORIGIN)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Mail is not set up"),
    });
    overrideEnv({ PAYDECK_SMTP_URL });
  });
});
