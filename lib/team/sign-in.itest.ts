import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { actingFrom } from "../audit/acting.ts";
import { fixedClock } from "../clock.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { assertId, type SessionId } from "../ids.ts";
import { createMember } from "./create-member.ts";
import { createMerchant } from "./create-merchant.ts";
import { endSession } from "./end-session.ts";
import { findLiveSession } from "./find-live-session.ts";
import { listOwnSessions } from "./list-own-sessions.ts";
import type { LiveSession } from "./membership.ts";
import { noteRefusedSignIn } from "./note-refused-sign-in.ts";
import { revokeOtherSessions, revokeSession } from "./revoke-session.ts";
import { signIn } from "./sign-in.ts";

const PASSWORD = "three unrelated words";
const CAFE = {
  name: "Café Altura",
  city: "Bogotá",
  country: "CO",
  timeZone: "America/Bogota",
  baseCurrency: "COP",
};
const MINUTE = 60_000;

let database: TestDatabase;
let addresses = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const { id: merchantId } = await createMerchant(CAFE);
  for (const name of ["lucia", "mateo", "sara", "diego"]) {
    const email = `${name}@cafealtura.test`;
    await createMember({ merchantId, name, email, password: PASSWORD, role: "support" });
  }
});
afterAll(() => database.drop());
afterEach(() => void vi.useRealTimers());

/** Another address each time, so that only what a test is about adds up. */
function from() {
  addresses += 1;
  return { address: `192.0.2.${addresses}`, userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };
}

async function tryAs(name: string, password: string, origin = from()): Promise<SessionId> {
  const step = await signIn({ email: `${name}@cafealtura.test`, password }, origin);
  if (step.kind !== "in") throw new Error("nobody here has a second factor");
  return step.sessionId;
}

async function sessionOf(name: string): Promise<LiveSession> {
  const session = await findLiveSession(await tryAs(name, PASSWORD));
  if (!session) throw new Error("a new session must count");
  return session;
}

describe("signing in", () => {
  it("opens a session that knows its person", async () => {
    const session = await sessionOf("lucia");
    expect(session.user).toMatchObject({ name: "lucia", email: "lucia@cafealtura.test" });
  });

  it("says the same of a wrong password and of an e-mail that nobody has", async () => {
    const wrong = { code: "not_signed_in", message: "That e-mail and password do not match." };
    await expect(tryAs("lucia", "not her password")).rejects.toMatchObject(wrong);
    await expect(tryAs("nobody", PASSWORD)).rejects.toMatchObject(wrong);
  });

  it("makes an e-mail wait after five failures, even with the right password, and longer after the next", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    for (let count = 0; count < 5; count += 1) {
      await expect(tryAs("mateo", "a guess")).rejects.toMatchObject({ code: "not_signed_in" });
    }
    const wait = (minutes: string) => ({ code: "rate_limited", message: expect.stringContaining(minutes) });
    await expect(tryAs("mateo", PASSWORD)).rejects.toMatchObject(wait("Wait 1 minute,"));
    vi.setSystemTime(Date.now() + MINUTE + 1);
    await expect(tryAs("mateo", "a guess")).rejects.toMatchObject({ code: "not_signed_in" });
    await expect(tryAs("mateo", PASSWORD)).rejects.toMatchObject(wait("Wait 2 minutes"));
    vi.setSystemTime(Date.now() + 2 * MINUTE + 1);
    await tryAs("mateo", PASSWORD);
    await expect(tryAs("mateo", "a guess")).rejects.toMatchObject({ code: "not_signed_in" });
  });

  it("treats an unknown e-mail alike, so that waiting does not tell who exists", async () => {
    for (let count = 0; count < 5; count += 1) await expect(tryAs("ghost", "a guess")).rejects.toThrow();
    await expect(tryAs("ghost", "a guess")).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("lets a burst of guesses at one moment through no further than one after another", async () => {
    const guesses = await Promise.allSettled(Array.from({ length: 30 }, () => tryAs("burst", "a guess")));
    const looked = guesses.filter(
      (guess) => guess.status === "rejected" && guess.reason.code === "not_signed_in",
    );
    expect(looked.length).toBeLessThanOrEqual(5);
  });

  it("makes an address wait that tries many e-mails, and nobody else", async () => {
    const origin = from();
    for (let count = 0; count < 25; count += 1) {
      await expect(tryAs(`guess-${count}`, "a guess", origin)).rejects.toMatchObject({
        code: "not_signed_in",
      });
    }
    await expect(tryAs("sara", PASSWORD, origin)).rejects.toMatchObject({ code: "rate_limited" });
    await tryAs("sara", PASSWORD);
  });

  it("stands in the audit log with its address, as do a wrong password and ended sessions", async () => {
    const from = { address: "192.0.2.99", requestId: "req-of-this-test" };
    await actingFrom(from, async () => {
      await sessionOf("lucia");
      await revokeOtherSessions(await sessionOf("lucia"));
      await noteRefusedSignIn("lucia@cafealtura.test");
      await noteRefusedSignIn("nobody@cafealtura.test");
    });
    const { rows } = await pool().query(
      "SELECT actor, action, address FROM audit_entries WHERE request_id = $1 ORDER BY id",
      [from.requestId],
    );
    expect(rows).toEqual([
      { actor: "lucia", action: "session.sign_in", address: from.address },
      { actor: "lucia", action: "session.sign_in", address: from.address },
      { actor: "lucia", action: "session.revoke_others", address: from.address },
      { actor: "lucia", action: "session.refuse", address: from.address },
    ]);
  });

  it("keeps neither e-mails nor addresses in its counters", async () => {
    const { rows } = await pool().query("SELECT string_agg(key, ' ') AS keys FROM sign_in_limits");
    expect(rows[0].keys).not.toMatch(/cafealtura|192\.0\.2/);
  });
});

describe("a session", () => {
  it("ends after 30 idle minutes, and being used keeps it", async () => {
    const { id } = await sessionOf("diego");
    const start = Date.now();
    const at = (minutes: number) => fixedClock(new Date(start + minutes * MINUTE));
    expect(await findLiveSession(id, at(29))).not.toBeNull();
    expect(await findLiveSession(id, at(58))).not.toBeNull();
    expect(await findLiveSession(id, at(89))).toBeNull();
  });

  it("ends after 8 hours, however busy", async () => {
    const { id } = await sessionOf("diego");
    const start = Date.now();
    for (let minutes = 20; minutes < 480; minutes += 20) {
      expect(await findLiveSession(id, fixedClock(new Date(start + minutes * MINUTE)))).not.toBeNull();
    }
    expect(await findLiveSession(id, fixedClock(new Date(start + 480 * MINUTE)))).toBeNull();
  });

  it("writes when it was last seen at most once a minute", async () => {
    const { id } = await sessionOf("diego");
    const seen = async () =>
      (await pool().query("SELECT last_seen_at FROM sessions WHERE id = $1", [id])).rows[0].last_seen_at;
    const first = await seen();
    await findLiveSession(id, fixedClock(new Date(first.getTime() + 59_000)));
    expect(await seen()).toEqual(first);
    await findLiveSession(id, fixedClock(new Date(first.getTime() + 61_000)));
    expect(await seen()).toEqual(new Date(first.getTime() + 61_000));
  });

  it("ends when its holder signs out", async () => {
    const { id } = await sessionOf("diego");
    await endSession(id);
    expect(await findLiveSession(id)).toBeNull();
  });

  it("can be ended from another one of the same person, and by nobody else", async () => {
    const [here, there, foreign] = [
      await sessionOf("diego"),
      await sessionOf("diego"),
      await sessionOf("sara"),
    ];
    await expect(revokeSession(foreign, there.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await findLiveSession(there.id)).not.toBeNull();
    await revokeSession(here, there.id);
    expect(await findLiveSession(there.id)).toBeNull();
  });

  it("is listed with its device, this one first, and all others end together", async () => {
    const elsewhere = await sessionOf("lucia");
    const here = await sessionOf("lucia");
    const listed = await listOwnSessions(here);
    expect(listed[0]).toMatchObject({ id: here.id, current: true, device: "Firefox on Linux" });
    expect(listed.map((session) => session.id)).toContain(elsewhere.id);
    await revokeOtherSessions(here);
    expect(await listOwnSessions(here)).toHaveLength(1);
    expect(await findLiveSession(elsewhere.id)).toBeNull();
    expect(await findLiveSession(here.id)).not.toBeNull();
  });

  it("does not exist under a made-up id", async () => {
    expect(await findLiveSession("ses_01J00000000000000000000000")).toBeNull();
    expect(await findLiveSession("' OR 1=1")).toBeNull();
    expect(() => assertId("session", "usr_1")).toThrow();
  });
});
