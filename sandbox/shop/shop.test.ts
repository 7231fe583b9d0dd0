import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestSandbox } from "#sandbox/testing.ts";

const secret = `whsec_${Buffer.from("the shop's own secret, 32 bytes.").toString("base64")}`;
const other = `whsec_${Buffer.from("another secret of 32 bytes, too.").toString("base64")}`;
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  await sandbox.control("shop", { secrets: [secret] });
});
afterEach(() => sandbox.close());

function forward(id: string, signedWith: string, at = new Date()) {
  const body = JSON.stringify({ type: "transaction.succeeded" });
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": `v1,bm90IHRoaXM= ${new Webhook(signedWith).sign(id, at, body)}`,
    "content-type": "application/json",
  };
  return fetch(`${sandbox.url}/shop/webhooks`, { method: "POST", headers, body });
}

test("the shop takes what is signed with its secret and nothing else", async () => {
  expect((await forward("msg_1", secret)).status).toBe(200);
  expect((await forward("msg_1", secret)).status).toBe(200);
  expect((await forward("msg_2", other)).status).toBe(401);
  expect((await forward("msg_3", secret, new Date(Date.now() - 600_000))).status).toBe(401);
  const { body } = await sandbox.call("GET", "/_control/shop");
  expect(body).toMatchObject({
    answer: "ok",
    received: [
      { id: "msg_3", verified: false },
      { id: "msg_2", verified: false, status: 401 },
      { id: "msg_1", verified: true, repeats: 1 },
      { id: "msg_1", type: "transaction.succeeded", verified: true, repeats: 0, status: 200 },
    ],
  });
  expect(JSON.stringify(body)).not.toContain(secret);
});

test("both secrets of a rotation count, and the dial decides the answer", async () => {
  await sandbox.control("shop", { secrets: [secret, other], answer: "gone" });
  expect((await forward("msg_4", other)).status).toBe(410);
  expect(await sandbox.press(`${sandbox.url}/shop`, { answer: "error" })).toContain("msg_4");
  expect((await forward("msg_5", secret)).status).toBe(500);
  expect((await sandbox.control("shop", { answer: "perhaps" })).status).toBe(400);
});
