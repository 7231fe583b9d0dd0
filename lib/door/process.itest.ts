import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { fileArrivals } from "../arrivals/file-arrivals.ts";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { updateConnectionRow } from "../connections/repository.ts";
import { seal } from "../connections/secrets.ts";
import { freePort } from "../db/embedded/free-port.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import { env } from "../env.ts";
import { aConnection, aMerchant, orderEvent, signed } from "../testing/merchant-fixture.ts";
import { head, sendRaw, whole } from "./testing/doors.ts";

let database: TestDatabase;
let scope: Scope;
const doors: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
});
afterEach(async () => {
  for (const door of doors.splice(0)) {
    if (door.exitCode !== null || door.signalCode !== null) continue;
    door.kill("SIGKILL");
    await once(door, "exit");
  }
});
afterAll(() => database.drop());

/** The door as it runs in production: a process of its own, with its own connections and its own memory. */
async function startDoor(): Promise<{ readonly port: number; readonly process: ChildProcess }> {
  const port = await freePort();
  const ring = env()
    .PAYDECK_KEYS.map((key) => `${key.id}:${key.bytes.toString("base64")}`)
    .join(",");
  const door = spawn(process.execPath, ["lib/door/main.ts"], {
    env: {
      NODE_ENV: "test",
      PATH: "",
      DATABASE_URL: database.url,
      PAYDECK_KEYS: ring,
      LOG_LEVEL: "error",
      DOOR_PORT: String(port),
      DOOR_UPSTREAM: "http://127.0.0.1:9",
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  doors.push(door);
  await once(door, "message");
  return { port, process: door };
}

async function change({ id }: Connection, patch: Parameters<typeof updateConnectionRow>[3]): Promise<void> {
  await unit((tx) => updateConnectionRow(tx, scope, id, patch));
}

function sealed({ id }: Connection, webhookSecret: string): Uint8Array<ArrayBuffer> {
  const credentials = { apiKey: "pk_test", webhookSecret, headerStyle: "bearer", signature: "any" };
  return seal(JSON.stringify(credentials), { merchantId: scope.merchantId, ownerId: id });
}

it("knows of another process's rotation at once: the new secret works, the old one until its overlap ends", async () => {
  const [one, two] = await Promise.all([startDoor(), startDoor()]);
  const connection = await aConnection(scope);
  const event = (id: string) => `{"id":"${id}","type":"order.completed","data":{}}`;
  const send = async (id: string, secret?: string): Promise<number[]> => {
    const answers = [one, two].map(({ port }, index) =>
      sendRaw(port, whole(connection.id, signed(event(`${id}_${index}`), secret))),
    );
    return (await Promise.all(answers)).map(({ status }) => status);
  };
  expect(await send("evt_before")).toEqual([200, 200]);

  const until = new Date(Date.now() + 60_000);
  const fresh = { sealedCredentials: sealed(connection, "whsec_new") };
  await change(connection, { ...fresh, previousSealed: connection.sealedCredentials, previousUntil: until });
  expect(await send("evt_old_in_overlap")).toEqual([200, 200]);
  expect(await send("evt_new", "whsec_new")).toEqual([200, 200]);

  await change(connection, { previousSealed: null, previousUntil: null });
  expect(await send("evt_old_after")).toEqual([401, 401]);
  expect(await send("evt_new_after", "whsec_new")).toEqual([200, 200]);

  await change(connection, { sealedCredentials: sealed(connection, "whsec_newest") });
  expect(await send("evt_second", "whsec_new")).toEqual([401, 401]);
  expect(await send("evt_third", "whsec_newest")).toEqual([200, 200]);

  await change(connection, { disabledAt: new Date() });
  expect(await send("evt_disabled", "whsec_newest")).toEqual([200, 200]);
  await pool().query("DELETE FROM connections WHERE id = $1", [connection.id]);
  expect(await send("evt_deleted", "whsec_newest")).toEqual([401, 401]);
  const { rows } = await pool().query(
    "SELECT refusal, count(*)::int FROM webhook_events WHERE connection_id = $1 AND status = 'rejected' GROUP BY refusal",
    [connection.id],
  );
  expect(rows).toEqual([{ refusal: "bad_proof", count: 4 }]);
}, 60_000);

it("finishes what is under way when it is told to stop, and takes nothing new in", async () => {
  const door = await startDoor();
  const connection = await aConnection(scope);
  const { headers, body } = orderEvent("order.completed", "ord_last");
  const begun = [
    head(connection.id, { ...headers, "content-length": body.byteLength }),
    body.subarray(0, 20),
  ];
  const last = sendRaw(door.port, [...begun, { waitMs: 600 }, body.subarray(20)]);
  setTimeout(() => door.process.kill("SIGTERM"), 250);
  expect(await last).toMatchObject({ status: 200 });
  if (door.process.exitCode === null) await once(door.process, "exit");
  expect(door.process.exitCode).toBe(0);
  await expect(fetch(`http://127.0.0.1:${door.port}/`)).rejects.toThrow();
  await fileArrivals();
  const { rowCount } = await pool().query("SELECT FROM webhook_events WHERE connection_id = $1", [
    connection.id,
  ]);
  expect(rowCount).toBe(1);
});
