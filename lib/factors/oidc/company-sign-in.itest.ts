import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pool } from "../../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../../db/testing/test-database.ts";
import { overrideEnv } from "../../env.ts";
import { findLiveSession } from "../../team/find-live-session.ts";
import { CLIENT, type Issuer, startIssuer } from "../testing/oidc-issuer.ts";
import { aPerson, ORIGIN, withAuthenticator } from "../testing/person.ts";
import { type Begun, beginCompanySignIn } from "./begin-company-sign-in.ts";
import { finishCompanySignIn } from "./finish-company-sign-in.ts";

const REFUSED = { code: "not_signed_in" };

let database: TestDatabase;
let issuer: Issuer;
beforeAll(async () => {
  database = await createTestDatabase();
  issuer = await startIssuer();
  overrideEnv({
    LOG_LEVEL: "silent",
    PAYDECK_OIDC_ISSUER: issuer.url,
    PAYDECK_OIDC_CLIENT_ID: CLIENT.id,
    PAYDECK_OIDC_CLIENT_SECRET: CLIENT.secret,
  });
});
afterAll(async () => {
  await issuer.close();
  await database.drop();
});
beforeEach(() => {
  issuer.claims = {};
  issuer.forged = false;
});

/** As a browser does it: to the issuer, and back with what it answers. */
async function goThere(): Promise<{ answer: URLSearchParams; begun: Begun }> {
  const { url, begun } = await beginCompanySignIn();
  const response = await fetch(url, { redirect: "manual" });
  return { answer: new URL(response.headers.get("location") ?? "").searchParams, begun };
}

async function comeBack() {
  const { answer, begun } = await goThere();
  return finishCompanySignIn(answer, begun, ORIGIN);
}

const isWho = (email: string, more: Record<string, unknown> = {}) => ({
  sub: randomUUID(),
  email,
  email_verified: true,
  ...more,
});

async function userOf(step: Awaited<ReturnType<typeof comeBack>>) {
  return step.kind === "in" ? (await findLiveSession(step.sessionId))?.user.id : undefined;
}

describe("the company's sign-in", () => {
  it("signs in whoever has the e-mail that the issuer has verified, in any case", async () => {
    const { email, userId } = await aPerson();
    issuer.claims = isWho(email.toUpperCase());
    const step = await comeBack();
    expect(await userOf(step)).toBe(userId);
    const { rows } = await pool().query(
      "SELECT factor FROM sessions WHERE user_id = $1 ORDER BY id DESC LIMIT 1",
      [userId],
    );
    expect(rows[0].factor).toBe("oidc");
  });

  it("knows them by issuer and subject from then on, whatever their e-mail becomes", async () => {
    const { email, userId } = await aPerson();
    const who = isWho(email);
    issuer.claims = who;
    await comeBack();
    issuer.claims = { sub: who.sub, email: "another@cafe.test", email_verified: false };
    expect(await userOf(await comeBack())).toBe(userId);
  });

  it("makes nobody, and takes no e-mail that is not verified", async () => {
    const { email } = await aPerson();
    const people = async () => (await pool().query("SELECT count(*) FROM users")).rows[0].count;
    const before = await people();
    for (const claims of [
      isWho("nobody@nowhere.test"),
      isWho(email, { email_verified: false }),
      isWho(email, { email_verified: "true" }),
      { sub: randomUUID() },
    ]) {
      issuer.claims = claims;
      await expect(comeBack(), JSON.stringify(claims)).rejects.toMatchObject(REFUSED);
    }
    expect(await people()).toBe(before);
  });

  it("does not let an e-mail that came to somebody else take a person over", async () => {
    const { email } = await aPerson();
    issuer.claims = isWho(email);
    await comeBack();
    issuer.claims = isWho(email);
    await expect(comeBack()).rejects.toMatchObject(REFUSED);
  });

  it("still asks for the person's own second factor", async () => {
    const { email, reader } = await aPerson();
    await withAuthenticator(reader);
    issuer.claims = isWho(email);
    expect((await comeBack()).kind).toBe("factor");
  });
});

describe("an answer that does not fit", () => {
  it.each([
    ["another nonce", { nonce: "another" }],
    ["another client", { aud: "somebody-else" }],
    ["another issuer", { iss: "https://evil.example" }],
    ["a time that is past", { exp: 1 }],
  ])("is refused for %s", async (_what, claims) => {
    const { email } = await aPerson();
    issuer.claims = isWho(email, claims);
    await expect(comeBack()).rejects.toMatchObject(REFUSED);
  });

  it("is refused for a signature by a key that the issuer never published", async () => {
    const { email } = await aPerson();
    issuer.claims = isWho(email);
    issuer.forged = true;
    await expect(comeBack()).rejects.toMatchObject(REFUSED);
  });

  it("is refused in a browser that did not begin it, and a second time", async () => {
    const { email } = await aPerson();
    issuer.claims = isWho(email);
    const [mine, theirs] = [await goThere(), await goThere()];
    await expect(finishCompanySignIn(theirs.answer, mine.begun, ORIGIN)).rejects.toMatchObject(REFUSED);
    const stolen = { ...mine.begun, verifier: theirs.begun.verifier };
    await expect(finishCompanySignIn(mine.answer, stolen, ORIGIN)).rejects.toMatchObject(REFUSED);
    const { answer, begun } = await goThere();
    await finishCompanySignIn(answer, begun, ORIGIN);
    await expect(finishCompanySignIn(answer, begun, ORIGIN)).rejects.toMatchObject(REFUSED);
  });
});
