import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Scope, systemScope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { noteFailure } from "../endpoints/note-outcome.ts";
import { resumeEndpoint } from "../endpoints/resume-endpoint.ts";
import type { ShownSecret } from "../endpoints/schema.ts";
import { troubleLetter } from "../endpoints/trouble-letter.ts";
import { overrideEnv } from "../env.ts";
import { assertId } from "../ids.ts";
import { letterText } from "../mail/letter-text.ts";
import { makeTeamWorld, type TeamWorld } from "../members/testing/team-world.ts";
import { aConnection } from "../testing/merchant-fixture.ts";
import { anEndpoint, aPaidTransaction, lookOnce } from "./testing/delivery-world.ts";
import { type Receiver, startReceiver } from "./testing/receiver.ts";

const HOUR_MS = 3_600_000;
const WITH_MAIL = { PAYDECK_SMTP_URL: "smtp://127.0.0.1:9", PAYDECK_MAIL_FROM: "payments@paydeck.test" };

let database: TestDatabase;
let receiver: Receiver;
let world: TeamWorld;
let scope: Scope;
let connection: Connection;
let endpoint: ShownSecret;
/** When the endpoint's first failure was. */
let start: number;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  overrideEnv(WITH_MAIL);
  receiver = await startReceiver();
  receiver.reply = () => ({ status: 500 });
  world = await makeTeamWorld();
  scope = systemScope(world.merchantId, "test");
  connection = await aConnection(scope);
  endpoint = await anEndpoint(scope, `${receiver.url}?key=not-for-letters`);
  start = Date.now();
});
afterEach(async () => {
  await receiver.stop();
  // Only this test's endpoints are looked at.
  await db().endpoint.updateMany({ data: { deletedAt: new Date() } });
});

/** Some tries at once, so many hours after the start: all that there is becomes due. */
async function tryAfter(hours: number): Promise<void> {
  await db().delivery.updateMany({ data: { status: "retrying", round: 0, dueAt: new Date(start) } });
  await db().endpoint.updateMany({ data: { resumeAt: null } });
  await lookOnce({ clock: fixedClock(new Date(start + hours * HOUR_MS)) });
}

async function letters(of: Scope = scope) {
  const { merchantId } = of;
  return db().mail.findMany({ where: { merchantId, kind: "endpoint_trouble" }, orderBy: { id: "asc" } });
}
/** To whom and at which step, sorted. */
const told = async (of?: Scope) =>
  (await letters(of)).map(({ toName, message }) => `${toName} ${message.split(" ")[0]}`).sort();

/** What the newest letter says now; null: it is not sent any more. */
async function newest(): Promise<string | null> {
  const mail = (await letters()).at(-1);
  if (mail === undefined) throw new Error("There is no letter");
  const letter = await troubleLetter(scope, { ...mail, targetType: "endpoint", language: "en" });
  return letter && letterText(letter, "");
}

describe("a failing endpoint's letters", () => {
  it("go once at each step to each owner and developer who sees it, and are queued to be sent", async () => {
    await Promise.all([
      world.join("owner", "Lucía"),
      world.join("owner", "Mateo"),
      world.join("developer", "Dev"),
      world.join("admin", "Camila"),
      world.join("finance", "Andrés"),
    ]);
    const [limited, disabled, removed] = await Promise.all([
      world.join("developer", "Limited"),
      world.join("owner", "Disabled"),
      world.join("owner", "Removed"),
    ]);
    await pool().query("UPDATE members SET connection_ids = $2 WHERE id = $1", [limited.id, [connection.id]]);
    await pool().query("UPDATE members SET disabled_at = now() WHERE id = $1", [disabled.id]);
    await pool().query("UPDATE members SET removed_at = now() WHERE id = $1", [removed.id]);
    for (let index = 0; index < 3; index += 1) await aPaidTransaction(scope, connection);

    for (const hours of [0, 59, 61, 62, 63]) await tryAfter(hours);
    expect(await told()).toEqual(["Dev 50", "Lucía 50", "Mateo 50"]);
    for (const hours of [85, 86, 109, 110, 121, 122]) await tryAfter(hours);
    const each = ["50", "70", "90", "failing"];
    const people = ["Dev", "Lucía", "Mateo"];
    expect(await told()).toEqual(people.flatMap((name) => each.map((step) => `${name} ${step}`)));
    const { rows } = await pool().query<{ count: number }>(
      "SELECT count(*)::int AS count FROM graphile_worker._private_jobs WHERE key = ANY($1)",
      [(await letters()).map(({ id }) => `mail:${id}`)],
    );
    expect(rows[0]?.count).toBe(12);
  });

  it("name the endpoint without its key, and are not sent once it is well again; a new spell is told anew", async () => {
    await world.join("owner", "Lucía");
    await aPaidTransaction(scope, connection);
    for (const hours of [0, 61]) await tryAfter(hours);
    const words = await newest();
    expect(words).toContain(`/${world.slug}/webhooks/endpoints/${endpoint.endpointId}`);
    expect(words).toContain(`Endpoint: ${new URL(receiver.url).host}\n`);
    expect(words).not.toContain("not-for-letters");
    expect(words).toContain("GMT-5 disables it");

    receiver.reply = () => ({ status: 200 });
    await tryAfter(62);
    expect(await newest()).toBeNull();
    receiver.reply = () => ({ status: 500 });
    for (const hours of [63, 62 + 59, 63 + 61]) await tryAfter(hours);
    expect(await told()).toEqual(["Lucía 50", "Lucía 50"]);
    expect(await newest()).not.toBeNull();
  });

  it("tell the last of the steps that were passed at once", async () => {
    await world.join("owner", "Lucía");
    await aPaidTransaction(scope, connection);
    for (const hours of [0, 110]) await tryAfter(hours);
    expect(await told()).toEqual(["Lucía 90"]);
  });

  it("tell of a 410 at once, until somebody resumes it", async () => {
    await world.join("owner", "Lucía");
    receiver.reply = () => ({ status: 410 });
    for (let index = 0; index < 3; index += 1) await aPaidTransaction(scope, connection);
    await tryAfter(0);
    expect(await told()).toEqual(["Lucía gone"]);
    expect(await newest()).toContain("410 Gone");
    await resumeEndpoint(scope, endpoint);
    expect(await newest()).toBeNull();
    await tryAfter(1);
    expect(await told()).toEqual(["Lucía gone", "Lucía gone"]);
  });

  it("stay within the merchant whose endpoint it is", async () => {
    await world.join("owner", "Lucía");
    const rival = await makeTeamWorld();
    await rival.join("owner", "Rival");
    const rivalScope = systemScope(rival.merchantId, "test");
    const well = await startReceiver();
    await anEndpoint(rivalScope, well.url);
    await aPaidTransaction(scope, connection);
    await aPaidTransaction(rivalScope, await aConnection(rivalScope));
    for (const hours of [0, 61]) await tryAfter(hours);
    await well.stop();
    expect(await told()).toEqual(["Lucía 50"]);
    expect(await told(rivalScope)).toEqual([]);
  });

  it("are stored exactly when the step is, and once however often the step is reached", async () => {
    await world.join("owner", "Lucía");
    const endpointId = assertId("endpoint", endpoint.endpointId);
    const fail = (hours: number, end: () => void = () => undefined) =>
      unit(async (tx) => {
        const at = new Date(start + hours * HOUR_MS);
        await noteFailure(tx, scope, endpointId, { at, gone: false, holdUntil: null });
        end();
      });
    await fail(0);
    const undone = fail(61, () => {
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await told()).toEqual([]);
    await Promise.all([fail(61), fail(61), fail(61)]);
    expect(await told()).toEqual(["Lucía 50"]);
    // Also where the row has forgotten that it was told.
    await db().endpoint.updateMany({ where: { id: endpointId }, data: { warnedPercent: 0 } });
    await fail(62);
    expect(await told()).toEqual(["Lucía 50"]);
  });

  it("are not written where mail is not set up, and the endpoint is disabled all the same", async () => {
    overrideEnv({ PAYDECK_SMTP_URL: "" });
    await world.join("owner", "Lucía");
    await aPaidTransaction(scope, connection);
    for (const hours of [0, 61, 121]) await tryAfter(hours);
    expect(await letters()).toEqual([]);
    expect(await db().endpoint.findFirst({ where: { id: endpoint.endpointId } })).toMatchObject({
      status: "disabled",
    });
  });
});
