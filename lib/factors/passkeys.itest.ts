import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { findLiveSession } from "../team/find-live-session.ts";
import { signIn } from "../team/sign-in.ts";
import { signInWithPasskey, stepUpWithPasskey } from "./check-passkey.ts";
import { beginPasskeySignIn, beginPasskeyStepUp } from "./passkeys.ts";
import { removePasskey } from "./remove-factor.ts";
import { requireRecentFactor } from "./step-up.ts";
import { aPerson, aSession, here, ORIGIN, PASSWORD, withPasskey } from "./testing/person.ts";
import { softwarePasskey } from "./testing/software-passkey.ts";

const UNPROVEN = { code: "not_signed_in" };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function aPersonWithPasskey() {
  const person = await aPerson();
  return { ...person, ...(await withPasskey(person.reader)) };
}

describe("a passkey", () => {
  it("is added with ten recovery codes, ends the other sessions, and makes the password ask for more", async () => {
    const { email, userId, reader } = await aPerson();
    const other = await aSession(userId);
    const { added } = await withPasskey(reader);
    expect(added.recoveryCodes).toHaveLength(10);
    expect(await findLiveSession(other.id)).toBeNull();
    expect((await signIn({ email, password: PASSWORD }, ORIGIN)).kind).toBe("factor");
    expect((await withPasskey(reader)).added.recoveryCodes).toBeNull();
  });

  it("signs its person in by itself, once for each challenge", async () => {
    const { passkey, userId } = await aPersonWithPasskey();
    const { options, token } = await beginPasskeySignIn(ORIGIN);
    const sessionId = await signInWithPasskey(token, passkey.answer(options), ORIGIN);
    expect((await findLiveSession(sessionId))?.user.id).toBe(userId);
    const again = signInWithPasskey(token, passkey.answer(options), ORIGIN);
    await expect(again).rejects.toMatchObject(UNPROVEN);
  });

  it.each([
    ["another site", () => ({ ...here(), origin: "https://evil.example" })],
    ["another name", () => ({ ...here(), rpId: "evil.example" })],
    ["a device that has not seen its holder", () => ({ ...here(), isVerified: false })],
  ])("made at %s is not taken", async (_where, place) => {
    const { reader } = await aPerson();
    await expect(withPasskey(reader, softwarePasskey(place()))).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  it("opens nothing for another's challenge, one that ran out, one for something else, or unknown", async () => {
    const { passkey, reader } = await aPersonWithPasskey();
    const [mine, theirs] = [await beginPasskeySignIn(ORIGIN), await beginPasskeySignIn(ORIGIN)];
    const crossed = signInWithPasskey(mine.token, passkey.answer(theirs.options), ORIGIN);
    await expect(crossed).rejects.toMatchObject(UNPROVEN);
    const step = await beginPasskeyStepUp(reader);
    const elsewhere = signInWithPasskey(step.token, passkey.answer(step.options), ORIGIN);
    await expect(elsewhere).rejects.toMatchObject(UNPROVEN);
    const stranger = softwarePasskey(here());
    const unknown = signInWithPasskey(mine.token, stranger.answer(mine.options), ORIGIN);
    await expect(unknown).rejects.toMatchObject(UNPROVEN);
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(Date.now() + 10 * 60_000 + 1);
    const late = signInWithPasskey(theirs.token, passkey.answer(theirs.options), ORIGIN);
    await expect(late).rejects.toMatchObject(UNPROVEN);
    vi.useRealTimers();
  });

  it("that was copied, and counts behind the other, is not taken", async () => {
    const { passkey } = await aPersonWithPasskey();
    await pool().query("UPDATE passkeys SET counter = 1000 WHERE id = $1", [passkey.id]);
    const { options, token } = await beginPasskeySignIn(ORIGIN);
    await expect(signInWithPasskey(token, passkey.answer(options), ORIGIN)).rejects.toMatchObject(UNPROVEN);
  });

  it("steps up the session of its own person alone", async () => {
    const [ana, ben] = [await aPersonWithPasskey(), await aPersonWithPasskey()];
    await pool().query("UPDATE sessions SET stepped_at = now() - interval '1 day'");
    const theirs = await beginPasskeyStepUp(ana.reader);
    const crossed = stepUpWithPasskey(ana.reader, theirs.token, ben.passkey.answer(theirs.options));
    await expect(crossed).rejects.toMatchObject(UNPROVEN);
    const asked = { id: ana.reader.id, userId: ana.userId };
    await expect(requireRecentFactor(asked)).rejects.toMatchObject({ code: "step_up_required" });
    const own = await beginPasskeyStepUp(ana.reader);
    await stepUpWithPasskey(ana.reader, own.token, ana.passkey.answer(own.options));
    await requireRecentFactor(asked);
  });

  it("is taken away by its own person alone, and signs in no more", async () => {
    const [ana, ben] = [await aPersonWithPasskey(), await aPersonWithPasskey()];
    const foreign = removePasskey(ben.reader, { passkeyId: ana.passkey.id });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    await removePasskey(ana.reader, { passkeyId: ana.passkey.id });
    const { options, token } = await beginPasskeySignIn(ORIGIN);
    await expect(signInWithPasskey(token, ana.passkey.answer(options), ORIGIN)).rejects.toMatchObject(
      UNPROVEN,
    );
    expect((await signIn({ email: ana.email, password: PASSWORD }, ORIGIN)).kind).toBe("in");
  });
});
