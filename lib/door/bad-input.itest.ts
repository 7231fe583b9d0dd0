import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileArrivals } from "../arrivals/file-arrivals.ts";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { aConnection, aMerchant, orderEvent, signed, WEBHOOK_SECRET } from "../testing/merchant-fixture.ts";
import { BODY_TIMEOUT_MS, head, leanDoor, nextDoor, sendRaw, type TestDoor, whole } from "./testing/doors.ts";

const MEBIBYTE = 1024 * 1024;

let database: TestDatabase;
let scope: Scope;
const doors: Record<string, TestDoor> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  for (const door of await Promise.all([leanDoor(), nextDoor()])) doors[door.name] = door;
});
afterAll(async () => {
  for (const door of Object.values(doors)) await door.close();
  await database.drop();
});

interface Row {
  readonly status: string;
  readonly refusal: string | null;
  readonly body: Buffer;
  readonly body_size: number;
  readonly body_cut: boolean;
  readonly external_event_id: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the inbox has of a connection once a worker has filed what the doors took in. */
async function rowsOf({ id }: Connection): Promise<Row[]> {
  await fileArrivals();
  const sql = "SELECT * FROM webhook_events WHERE connection_id = $1 ORDER BY received_at, id";
  return (await pool().query<Row>(sql, [id])).rows;
}

function bytes(body: Uint8Array, secret = WEBHOOK_SECRET) {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return { body, headers: { "content-type": "application/json", "x-payin-signature": signature } };
}

describe.each(["lean", "next"])("the %s door", (name) => {
  const port = (): number => doors[name]?.port ?? 0;

  it("takes a body in chunks, and keeps exactly its bytes", async () => {
    const connection = await aConnection(scope);
    const event = orderEvent("order.completed", "ord_1");
    const middle = 40;
    const chunk = (part: Uint8Array) => [`${part.byteLength.toString(16)}\r\n`, part, "\r\n"];
    const parts = [
      head(connection.id, { ...event.headers, "transfer-encoding": "chunked" }),
      ...chunk(event.body.subarray(0, middle)),
      { waitMs: 30 },
      ...chunk(event.body.subarray(middle)),
      "0\r\n\r\n",
    ];
    expect(await sendRaw(port(), parts)).toMatchObject({ status: 200, body: '{"received":true}' });
    expect((await rowsOf(connection)).map(({ body }) => body)).toEqual([Buffer.from(event.body)]);
  });

  it("gives up on a slow body, and writes down what came", async () => {
    const connection = await aConnection(scope);
    const { headers, body } = orderEvent("order.completed", "ord_slow");
    const started = Date.now();
    const parts = [
      head(connection.id, { ...headers, "content-length": body.byteLength }),
      body.subarray(0, 20),
    ];
    const answer = await sendRaw(port(), parts);
    expect(answer.status).toBe(408);
    expect(Date.now() - started).toBeLessThan(BODY_TIMEOUT_MS + 2_000);
    expect(await rowsOf(connection)).toMatchObject([
      { status: "rejected", refusal: "too_slow", body: Buffer.from(body.subarray(0, 20)) },
    ]);
  });

  it("asks for the proof, not for the content type", async () => {
    const connection = await aConnection(scope);
    const event = orderEvent("order.completed", "ord_text");
    const plain = { ...event.headers, "content-type": "text/plain" };
    expect(await sendRaw(port(), whole(connection.id, { ...event, headers: plain }))).toMatchObject({
      status: 200,
    });
    const unsigned = { ...event, headers: { "content-type": "text/plain" } };
    expect(await sendRaw(port(), whole(connection.id, unsigned))).toMatchObject({ status: 401 });
    expect(await rowsOf(connection)).toMatchObject([
      { status: "received" },
      { status: "rejected", refusal: "missing_proof" },
    ]);
  });

  it.each([
    ["broken UTF-8", Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
    ["no JSON", Buffer.from("<xml/>")],
    ["nothing", Buffer.alloc(0)],
    ["absurd depth", Buffer.from(`{"id":"e","type":"t","data":${"[".repeat(5000)}${"]".repeat(5000)}}`)],
  ])("calls a signed body of %s unreadable, and keeps the whole of it", async (_what, body) => {
    const connection = await aConnection(scope);
    expect(await sendRaw(port(), whole(connection.id, bytes(body)))).toMatchObject({ status: 400 });
    const kept = { status: "rejected", refusal: "malformed_body", body, body_cut: false };
    expect(await rowsOf(connection)).toMatchObject([kept]);
    expect(await sendRaw(port(), whole(connection.id, bytes(body, "whsec_other")))).toMatchObject({
      status: 401,
    });
  });

  it("takes equal keys, numbers beyond 2^53 and ids that no column holds for what they are", async () => {
    const connection = await aConnection(scope);
    const bodies = [
      '{"id":"evt_a","id":"evt_b","type":"order.completed","data":{}}',
      '{"id":"evt_big","type":"order.completed","data":{"amount":9007199254740993.10}}',
      '{"id":"evt_\\u0000","type":"order.\\u0000completed","data":{}}',
      JSON.stringify({ id: "x".repeat(5000), type: "t".repeat(5000), data: {} }),
    ];
    for (const body of bodies)
      expect(await sendRaw(port(), whole(connection.id, signed(body)))).toMatchObject({ status: 200 });
    const rows = await rowsOf(connection);
    expect(rows.map(({ body }) => body.toString())).toEqual(bodies);
    expect(rows.map((row) => row.external_event_id)).toEqual([
      "evt_b",
      "evt_big",
      expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    ]);
    const again = whole(connection.id, signed(bodies[2] ?? ""));
    expect(await sendRaw(port(), again)).toMatchObject({ status: 200 });
    expect((await rowsOf(connection)).at(-1)).toMatchObject({ status: "duplicate" });
  });

  it("refuses a body larger than 1 MiB, announced or not, and notes that it came", async () => {
    const connection = await aConnection(scope);
    const big = Buffer.alloc(MEBIBYTE + 1, 32);
    const announced = [head(connection.id, { "content-length": big.byteLength })];
    expect(await sendRaw(port(), announced)).toMatchObject({ status: 413 });
    const chunked = head(connection.id, { "transfer-encoding": "chunked" });
    const inChunks = [chunked, `${big.byteLength.toString(16)}\r\n`, big, "\r\n0\r\n\r\n"];
    expect(await sendRaw(port(), inChunks)).toMatchObject({ status: 413 });
    expect(await rowsOf(connection)).toMatchObject([
      { refusal: "too_large", body_size: MEBIBYTE + 1, body_cut: true },
      { refusal: "too_large", body_cut: true },
    ]);
    const justRight = bytes(Buffer.alloc(MEBIBYTE, 32), "whsec_other");
    expect(await sendRaw(port(), whole(connection.id, justRight))).toMatchObject({ status: 401 });
    expect((await rowsOf(connection)).at(-1)).toMatchObject({ body_size: MEBIBYTE, body_cut: false });
  });

  it("lets no byte of a header through that can't be filed", async () => {
    const connection = await aConnection(scope);
    const values = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(0x61, byte, 0x7a));
    const odd = [
      '"',
      "\\",
      '{"a":"b",NULL}',
      "\\u0000",
      "\\ud800",
      `'); SELECT 1; --`,
      "\xc3\x28",
      `${"x".repeat(7999)}\xff`,
    ];
    const taken: string[] = [];
    for (const value of [...values, ...odd]) {
      const id = `evt_${taken.length}`;
      const event = signed(`{"id":"${id}","type":"order.completed","data":{}}`);
      const [start, body] = whole(connection.id, {
        ...event,
        headers: { ...event.headers, "x-note": value },
      });
      const answer = await sendRaw(port(), [Buffer.from(String(start), "latin1"), body ?? ""]);
      expect(answer.status).toBeOneOf([200, 400]);
      if (answer.status === 200) taken.push(value);
    }
    expect(taken).toEqual(expect.arrayContaining(odd));
    const note = ({ headers }: Row) => headers["x-note"];
    expect((await rowsOf(connection)).map(note)).toEqual(taken);
    const waiting = "SELECT FROM webhook_arrivals WHERE connection_id = $1";
    expect((await pool().query(waiting, [connection.id])).rowCount).toBe(0);
  });

  it("answers an address that nobody has as it answers a bad signature", async () => {
    const connection = await aConnection(scope);
    const forged = signed('{"id":"evt_1","type":"order.completed","data":{}}', "whsec_other");
    const [bad, unknown] = await Promise.all(
      [connection.id, newId("connection")].map((id) => sendRaw(port(), whole(id, forged))),
    );
    const plain = (text = ""): string => text.replace(/date: .*\r\n/i, "");
    expect(bad?.status).toBe(401);
    expect(unknown?.body).toBe(bad?.body);
    expect(plain(unknown?.head)).toBe(plain(bad?.head));
  });

  it("refuses a signature whose time is long past, and keeps it", async () => {
    const connection = await aConnection(scope);
    const body = '{"id":"evt_old","type":"order.completed","data":{}}';
    const time = Math.floor(Date.now() / 1000) - 3600;
    const v1 = createHmac("sha256", WEBHOOK_SECRET).update(`${time}.${body}`).digest("hex");
    const event = { headers: { "x-payin-signature": `t=${time},v1=${v1}` }, body: Buffer.from(body) };
    expect(await sendRaw(port(), whole(connection.id, event))).toMatchObject({ status: 401 });
    expect(await rowsOf(connection)).toMatchObject([{ status: "rejected", refusal: "stale" }]);
  });

  it.each([
    ["a bare carriage return", "a\rx-injected: b"],
    ["a bare line feed", "a\nx injected"],
    ["a NUL", "a\0b"],
  ])("does not read a header with %s, and stores nothing", async (_what, value) => {
    const connection = await aConnection(scope);
    const event = orderEvent("order.completed", "ord_injected");
    const headers = { ...event.headers, "x-note": value };
    const answer = await sendRaw(port(), whole(connection.id, { ...event, headers }));
    expect(answer.status).toBe(400);
    expect(answer.head).not.toContain("x-injected");
    expect(await rowsOf(connection)).toEqual([]);
  });

  it.each(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])("says to %s which method it takes", async (method) => {
    const { id } = await aConnection(scope);
    const answer = await sendRaw(port(), [`${method} /api/webhooks/${id} HTTP/1.1\r\nhost: x\r\n\r\n`]);
    expect(answer.status).toBe(405);
    expect(answer.head).toMatch(/^allow: POST$/im);
  });

  it("stores nothing of a body that breaks off", async () => {
    const connection = await aConnection(scope);
    const { headers, body } = orderEvent("order.completed", "ord_aborted");
    const begun = [
      head(connection.id, { ...headers, "content-length": body.byteLength }),
      body.subarray(0, 30),
    ];
    await sendRaw(port(), [...begun, { waitMs: 50 }], { hangUp: true });
    const next = whole(connection.id, orderEvent("order.completed", "ord_next"));
    expect(await sendRaw(port(), next)).toMatchObject({ status: 200 });
    expect(await rowsOf(connection)).toHaveLength(1);
  });
});

describe("both doors", () => {
  it("give the same answers, byte for byte", async () => {
    const { id } = await aConnection(scope);
    const event = orderEvent("order.completed", "ord_both");
    const requests = [
      whole(id, event),
      whole(id, bytes(Buffer.from("no json"))),
      whole(id, { ...event, headers: {} }),
      [head(id, { "content-length": 2 * MEBIBYTE })],
      [head(id, { "content-length": 9 }), "{"],
      [`GET /api/webhooks/${id} HTTP/1.1\r\nhost: x\r\n\r\n`],
    ];
    const told = /^(HTTP.*|content-type.*|cache-control.*|allow.*)\r?$/gim;
    for (const request of requests) {
      const [lean, next] = await Promise.all(
        ["lean", "next"].map((name) => sendRaw(doors[name]?.port ?? 0, request)),
      );
      expect(lean?.body).toBe(next?.body);
      expect(lean?.head.match(told)?.map((line) => line.trim().toLowerCase())).toEqual(
        next?.head.match(told)?.map((line) => line.trim().toLowerCase()),
      );
    }
  });
});

it("closes a connection whose headers never end", async () => {
  const started = Date.now();
  const drip = Array.from({ length: 30 }, (_, index) => [`x-${index}: 1\r\n`, { waitMs: 100 }]).flat();
  const answer = await sendRaw(doors.lean?.port ?? 0, ["POST / HTTP/1.1\r\nhost: x\r\n", ...drip]);
  expect(answer.status).toBe(408);
  expect(Date.now() - started).toBeLessThan(6_000);
});
