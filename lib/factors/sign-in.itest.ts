import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { findLiveSession } from "../team/find-live-session.ts";
import { signIn } from "../team/sign-in.ts";
import { addAuthenticator, beginAuthenticator } from "./add-authenticator.ts";
import { beginChallenge, findChallenge } from "./challenge.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { listFactors } from "./list-factors.ts";
import { renewRecoveryCodes } from "./recovery-codes.ts";
import { removeAuthenticator } from "./remove-factor.ts";
import { aPerson, aSession, codeOf, ORIGIN, PASSWORD, withAuthenticator } from "./testing/person.ts";

const WRONG = { code: "invalid_input", fields: { code: expect.stringContaining("not right") } };
const TOO_LATE = { code: "not_signed_in", message: expect.stringContaining("Start again") };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => void vi.useRealTimers());

/** The password was right: what the cookie carries from there. */
async function passwordStep(email: string): Promise<string> {
  const step = await signIn({ email, password: PASSWORD }, ORIGIN);
  if (step.kind !== "factor") throw new Error("the second factor must be asked for");
  return step.challenge;
}

async function aPersonWithApp() {
  const person = await aPerson();
  return { ...person, ...(await withAuthenticator(person.reader)) };
}

describe("adding an authenticator app", () => {
  it("is no factor until a code of it was right", async () => {
    const { email, reader } = await aPerson();
    const { secret, qr } = await beginAuthenticator(reader);
    expect(qr).toContain("<svg");
    await expect(addAuthenticator(reader, { code: "000000" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    expect((await signIn({ email, password: PASSWORD }, ORIGIN)).kind).toBe("in");
    const { recoveryCodes } = await addAuthenticator(reader, { code: codeOf(secret) });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await signIn({ email, password: PASSWORD }, ORIGIN)).kind).toBe("factor");
  });

  it("keeps neither secret nor recovery codes in the clear, and the secret opens for nobody else", async () => {
    const { secret, recoveryCodes, userId } = await aPersonWithApp();
    const other = await aPersonWithApp();
    const { rows } = await pool().query(
      `SELECT to_jsonb(a)::text || (SELECT jsonb_agg(r)::text FROM recovery_codes r WHERE r.user_id = a.user_id) AS kept
       FROM authenticator_apps a WHERE user_id = $1`,
      [userId],
    );
    for (const plain of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll("-", ""))])
      expect(rows[0].kept).not.toContain(plain);
    await pool().query(
      "UPDATE authenticator_apps SET secret = (SELECT secret FROM authenticator_apps WHERE user_id = $1) WHERE user_id = $2",
      [userId, other.userId],
    );
    const stolen = await passwordStep(other.email);
    await expect(finishSignIn(stolen, codeOf(secret), ORIGIN)).rejects.toThrow();
  });

  it("ends the other sessions, as does removing it, and writes both down and takes recovery codes along", async () => {
    const { userId, reader } = await aPerson();
    const before = await aSession(userId);
    await withAuthenticator(reader);
    expect(await findLiveSession(before.id)).toBeNull();
    expect(await findLiveSession(reader.id)).not.toBeNull();
    const between = await aSession(userId);
    await removeAuthenticator(reader);
    expect(await findLiveSession(between.id)).toBeNull();
    expect(await listFactors(userId)).toEqual({
      authenticatorSince: null,
      passkeys: [],
      recoveryCodes: null,
    });
    const { rows } = await pool().query("SELECT action FROM audit_entries WHERE target_id = $1 ORDER BY id", [
      userId,
    ]);
    expect(rows.map(({ action }) => action)).toEqual([
      "sign_in.authenticator_added",
      "sign_in.authenticator_removed",
    ]);
  });

  it("adds no second one over the first", async () => {
    const { reader } = await aPersonWithApp();
    await expect(beginAuthenticator(reader)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("signing in with a code", () => {
  it("opens a session that knows how it was opened", async () => {
    const { email, secret } = await aPersonWithApp();
    const sessionId = await finishSignIn(await passwordStep(email), codeOf(secret), ORIGIN);
    expect(await findLiveSession(sessionId)).not.toBeNull();
    const { rows } = await pool().query("SELECT factor, stepped_at FROM sessions WHERE id = $1", [sessionId]);
    expect(rows[0]).toMatchObject({ factor: "authenticator", stepped_at: expect.any(Date) });
  });

  it("counts a code once, and none that is older than one that counted", async () => {
    const { email, secret } = await aPersonWithApp();
    const code = codeOf(secret, 1);
    await finishSignIn(await passwordStep(email), code, ORIGIN);
    await expect(finishSignIn(await passwordStep(email), code, ORIGIN)).rejects.toMatchObject(WRONG);
    await expect(finishSignIn(await passwordStep(email), codeOf(secret), ORIGIN)).rejects.toMatchObject(
      WRONG,
    );
  });

  it("lets one of two through that send the same code at one moment", async () => {
    const { email, secret } = await aPersonWithApp();
    const challenges = [await passwordStep(email), await passwordStep(email)];
    const code = codeOf(secret);
    const both = await Promise.allSettled(challenges.map((one) => finishSignIn(one, code, ORIGIN)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("takes codes a step either way, and none further off", async () => {
    const { email, secret } = await aPersonWithApp();
    await expect(finishSignIn(await passwordStep(email), codeOf(secret, 2), ORIGIN)).rejects.toMatchObject(
      WRONG,
    );
    await finishSignIn(await passwordStep(email), codeOf(secret, 1), ORIGIN);
  });

  it("does not take another person's code", async () => {
    const [ana, ben] = [await aPersonWithApp(), await aPersonWithApp()];
    await expect(
      finishSignIn(await passwordStep(ana.email), codeOf(ben.secret), ORIGIN),
    ).rejects.toMatchObject(WRONG);
    const [bens = ""] = ben.recoveryCodes;
    await expect(finishSignIn(await passwordStep(ana.email), bens, ORIGIN)).rejects.toMatchObject(WRONG);
  });

  it("ends with the challenge: one that was used, ran out, is made up or is for something else opens nothing", async () => {
    const { email, secret, userId } = await aPersonWithApp();
    const used = await passwordStep(email);
    await finishSignIn(used, codeOf(secret), ORIGIN);
    await expect(finishSignIn(used, codeOf(secret, 1), ORIGIN)).rejects.toMatchObject(TOO_LATE);
    await expect(finishSignIn("made-up", codeOf(secret, 1), ORIGIN)).rejects.toMatchObject(TOO_LATE);
    const elsewhere = await beginChallenge({ userId, purpose: "step_up" });
    await expect(finishSignIn(elsewhere, codeOf(secret, 1), ORIGIN)).rejects.toMatchObject(TOO_LATE);
    const old = await passwordStep(email);
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(Date.now() + 10 * 60_000 + 1);
    await expect(finishSignIn(old, codeOf(secret), ORIGIN)).rejects.toMatchObject(TOO_LATE);
  });

  it("makes a person wait after five wrong codes, by whichever sign-in they come, and longer after the next", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { email, secret } = await aPersonWithApp();
    for (let count = 0; count < 5; count += 1)
      await expect(finishSignIn(await passwordStep(email), "000000", ORIGIN)).rejects.toMatchObject(WRONG);
    const wait = (minutes: string) => ({ code: "rate_limited", message: expect.stringContaining(minutes) });
    const right = () => passwordStep(email).then((token) => finishSignIn(token, codeOf(secret), ORIGIN));
    await expect(right()).rejects.toMatchObject(wait("Wait 1 minute,"));
    vi.setSystemTime(Date.now() + 60_001);
    await expect(finishSignIn(await passwordStep(email), "000000", ORIGIN)).rejects.toMatchObject(WRONG);
    await expect(right()).rejects.toMatchObject(wait("Wait 2 minutes"));
    vi.setSystemTime(Date.now() + 120_001);
    await right();
  });

  it("gives one challenge no more than five tries, however fast they come", async () => {
    const { email } = await aPersonWithApp();
    const token = await passwordStep(email);
    await Promise.allSettled(Array.from({ length: 20 }, () => finishSignIn(token, "000000", ORIGIN)));
    const { rows } = await pool().query("SELECT max(tries) AS tries FROM factor_challenges");
    expect(rows[0].tries).toBe(5);
    expect(await findChallenge(token, "sign_in")).toBeNull();
  });
});

describe("a recovery code", () => {
  it("opens once in place of the app, in any spelling, and its use is written down", async () => {
    const { email, recoveryCodes, userId } = await aPersonWithApp();
    const [first = "", second = ""] = recoveryCodes;
    const typed = ` ${first.toUpperCase().replaceAll("-", " ")} `;
    const sessionId = await finishSignIn(await passwordStep(email), typed, ORIGIN);
    const { rows } = await pool().query("SELECT factor FROM sessions WHERE id = $1", [sessionId]);
    expect(rows[0].factor).toBe("recovery_code");
    await expect(finishSignIn(await passwordStep(email), first, ORIGIN)).rejects.toMatchObject(WRONG);
    await finishSignIn(await passwordStep(email), second, ORIGIN);
    expect((await listFactors(userId)).recoveryCodes?.left).toBe(8);
    const noted = await pool().query(
      "SELECT detail FROM audit_entries WHERE target_id = $1 AND action = 'sign_in.recovery_code_used' ORDER BY id",
      [userId],
    );
    expect(noted.rows.map(({ detail }) => detail)).toEqual([{ left: 9 }, { left: 8 }]);
  });

  it("opens nothing once others were made", async () => {
    const { email, recoveryCodes, reader } = await aPersonWithApp();
    const [old = ""] = recoveryCodes;
    const [fresh = ""] = await renewRecoveryCodes(reader);
    await expect(finishSignIn(await passwordStep(email), old, ORIGIN)).rejects.toMatchObject(WRONG);
    await finishSignIn(await passwordStep(email), fresh, ORIGIN);
  });

  it("is not made for somebody without a factor", async () => {
    const { reader } = await aPerson();
    await expect(renewRecoveryCodes(reader)).rejects.toMatchObject({ code: "conflict" });
  });
});

it("a wrong password is refused the same, and nothing is begun, whether a factor exists or not", async () => {
  const [plain, guarded] = [await aPerson(), await aPersonWithApp()];
  const begun = async () => (await pool().query("SELECT count(*) FROM factor_challenges")).rows[0].count;
  const before = await begun();
  const said = [plain.email, guarded.email].map((email) =>
    signIn({ email, password: "not the password" }, ORIGIN).catch((thrown: unknown) => String(thrown)),
  );
  const [first, second] = await Promise.all(said);
  expect(first).toBe(second);
  expect(await begun()).toBe(before);
});
