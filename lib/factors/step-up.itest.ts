import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import type { LiveSession } from "../team/membership.ts";
import { requireRecentFactor, stepUpWays, stepUpWithCode, stepUpWithPassword } from "./step-up.ts";
import { aPerson, codeOf, PASSWORD, withAuthenticator } from "./testing/person.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const asked = ({ id, user }: LiveSession) => requireRecentFactor({ id, userId: user.id });
const REFUSED = { code: "step_up_required" };

async function age(reader: LiveSession, minutes: number) {
  await pool().query("UPDATE sessions SET stepped_at = now() - make_interval(mins => $2) WHERE id = $1", [
    reader.id,
    minutes,
  ]);
}

describe("what asks for a recent factor", () => {
  it("lets a sign-in through for ten minutes, and then asks", async () => {
    const { reader } = await aPerson();
    await asked(reader);
    await age(reader, 9);
    await asked(reader);
    await age(reader, 11);
    await expect(asked(reader)).rejects.toMatchObject(REFUSED);
  });

  it("asks in a session whose step was shown in another", async () => {
    const [ana, ben] = [await aPerson(), await aPerson()];
    await expect(requireRecentFactor({ id: ana.reader.id, userId: ben.userId })).rejects.toMatchObject(
      REFUSED,
    );
  });

  it("takes the password of somebody without a factor", async () => {
    const { reader } = await aPerson();
    await age(reader, 60);
    expect(await stepUpWays(reader)).toEqual({ code: false, passkey: false, password: true });
    await expect(stepUpWithPassword(reader, { password: "a guess" })).rejects.toMatchObject({
      fields: { password: expect.any(String) },
    });
    await expect(asked(reader)).rejects.toMatchObject(REFUSED);
    await stepUpWithPassword(reader, { password: PASSWORD });
    await asked(reader);
  });

  it("takes a code, and not the password, of somebody who has an app", async () => {
    const { reader } = await aPerson();
    const { secret } = await withAuthenticator(reader);
    await asked(reader);
    await age(reader, 60);
    expect(await stepUpWays(reader)).toEqual({ code: true, passkey: false, password: false });
    await expect(stepUpWithPassword(reader, { password: PASSWORD })).rejects.toMatchObject({
      code: "conflict",
    });
    const code = codeOf(secret);
    await stepUpWithCode(reader, { code });
    await asked(reader);
    await age(reader, 60);
    await expect(stepUpWithCode(reader, { code })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(asked(reader)).rejects.toMatchObject(REFUSED);
  });
});
