import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { startTestSandbox } from "#sandbox/testing.ts";

const { apiKey } = sandboxAccounts.pepay;
const keys = { "x-api-key": apiKey };
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
const sockets: WebSocket[] = [];

beforeEach(async () => {
  sandbox = await startTestSandbox();
  await sandbox.control("settings", { provider: "pepay", rateLimits: false });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await sandbox.close();
});

interface Frame {
  object: string;
  type: string;
  id?: string;
  code?: string;
}

/** A stream and all that it has said so far. */
function connect(query: string, headers: Record<string, string> = keys) {
  const url = `${sandbox.url.replace("http", "ws")}/pepay/ws/merchant/events${query}`;
  const socket = new WebSocket(url, { headers });
  sockets.push(socket);
  const frames: Frame[] = [];
  socket.on("message", (data) => frames.push(JSON.parse(String(data))));
  const until = async (test: (frame: Frame) => boolean): Promise<Frame[]> => {
    while (!frames.some(test)) await once(socket, "message");
    return frames;
  };
  return { socket, frames, until, opened: () => once(socket, "open") };
}

async function refusalOf({ socket }: ReturnType<typeof connect>): Promise<string> {
  const [error] = await once(socket, "error");
  return String(error instanceof Error ? error.message : error);
}

const create = () =>
  sandbox.call(
    "POST",
    "/pepay/api/v1/invoices",
    { ...keys, "idempotency-key": randomUUID() },
    { amount_usd: 5 },
  );

test("speaks as events happen, and replays what came after `since`", async () => {
  const live = connect("?types=invoice.*&format=event_v1");
  await live.opened();
  await create();
  const [first] = await live.until(({ type }) => type === "invoice.created");
  await create();
  await create();
  const again = connect(`?since=${first?.id}`);
  const replayed = await again.until(({ object }) => object === "ws_control");
  expect(replayed.map(({ type }) => type)).toEqual(["invoice.created", "invoice.created", "replay_complete"]);
});

test("asks for a resync where it can't replay the whole gap", async () => {
  await create();
  expect(await connect("?since=evt_0-0").until(() => true)).toMatchObject([
    { object: "ws_control", type: "resync_required" },
  ]);
  const list = await sandbox.call("GET", "/pepay/api/v1/events", keys);
  const { id } = JSON.parse(list.text).data.data[0];
  for (let count = 0; count < 101; count += 1) await create();
  expect(await connect(`?since=${id}`).until(() => true)).toMatchObject([{ type: "resync_required" }]);
});

test("takes a token of its own for as long as it lives, and nobody else's key", async () => {
  const minted = await sandbox.call("POST", "/pepay/api/v1/ws/token", keys, {
    scope: "merchant",
    ttl_seconds: 60,
  });
  const { token } = JSON.parse(minted.text).data;
  await connect(`?token=${token}`, {}).opened();
  await sandbox.control("advance", { ms: 61_000 });
  expect(await refusalOf(connect(`?token=${token}`, {}))).toContain("401");
  expect(await refusalOf(connect("?token=a.b.c", {}))).toContain("401");
  expect(await refusalOf(connect("", { "x-api-key": "pk_nobodys" }))).toContain("401");
  await sandbox.control("settings", { provider: "pepay", streams: "refuse" });
  expect(await refusalOf(connect(""))).toContain("503");
});

test("ends a stream with a wrong filter, and open ones when told to refuse", async () => {
  const wrong = connect("?types=wallet.*");
  expect(await wrong.until(() => true)).toMatchObject([{ object: "ws_error", code: "INVALID_FILTER" }]);
  const open = connect("");
  await open.opened();
  const closed = once(open.socket, "close");
  await sandbox.control("settings", { provider: "pepay", streams: "refuse" });
  expect((await closed)[0]).toBe(1012);
});

test("passes the money on in steps, or fails to", async () => {
  const states = async () => {
    const made = await create();
    await sandbox.press(String(made.body.payment_url), { action: "pay" });
    for (;;) {
      const events = await sandbox.call(
        "GET",
        `/pepay/api/v1/events?invoice_id=${made.body.invoice_id}`,
        keys,
      );
      const told: string[] = JSON.parse(events.text).data.data.flatMap(
        ({ type, data }: { type: string; data: { object: { settlement_status?: string } } }) =>
          type === "invoice_payment.updated" ? [data.object.settlement_status] : [],
      );
      if (["settled", "manual"].includes(told[0] ?? "")) return told.toReversed();
    }
  };
  expect(await states()).toEqual(["pending", "processing", "settled"]);
  await sandbox.control("settings", { provider: "pepay", settlements: "fail" });
  expect(await states()).toEqual(["pending", "processing", "failed", "manual"]);
});

test("a payor leaves an address for the receipt and has the network looked at again", async () => {
  const made = JSON.parse((await create()).text);
  const session = made.payment_session_headers;
  const email = (value: string) =>
    sandbox.call("POST", "/pepay/api/v1/payments/customer-email", session, { email: value });
  expect((await email("payer@example.com")).status).toBe(200);
  expect((await email("nobody")).status).toBe(400);
  const verify = (id: string) => sandbox.call("POST", `/pepay/api/v1/invoice/${id}/verify`, session, {});
  expect(JSON.parse((await verify(made.invoice_id)).text).data).toMatchObject({ status: "completed" });
  expect((await verify("another")).status).toBe(403);
  const tokens = (query: string) =>
    sandbox.call("GET", `/pepay/api/v1/payments/available-tokens?${query}`, session);
  expect((await tokens("mode=network")).status).toBe(400);
  expect(JSON.parse((await tokens("mode=network&network=base")).text)).toHaveLength(1);
});
