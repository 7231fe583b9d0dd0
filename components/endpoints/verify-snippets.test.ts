import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { VERIFY_SNIPPETS } from "./verify-snippets.ts";

const secret = `whsec_${Buffer.from("a secret of exactly 32 bytes ...").toString("base64")}`;
/** Of every signature here: a second later they would be others. */
const AT = new Date();
const body = JSON.stringify({ type: "transaction.succeeded", data: { amount: "12.40" } });

const snippet = (value: string) => VERIFY_SNIPPETS.find((one) => one.value === value)?.source ?? "";

/** Runs the example as it stands, with what surrounds it in a receiver given from outside. */
async function runNode(signature: string): Promise<{ status: number; handled: unknown[] }> {
  const handled: unknown[] = [];
  const source = snippet("node")
    .replace(/^import .*$/gm, "")
    .replace("export async", "return async");
  const make = new Function("Webhook", "env", "handleOnce", "Response", source);
  const receive = make(
    Webhook,
    { PAYDECK_WEBHOOK_SECRET: secret },
    (id: string, event: unknown) => {
      handled.push([id, event]);
    },
    Response,
  );
  const headers = {
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(AT.getTime() / 1000)),
    "webhook-signature": signature,
  };
  const response = await receive(new Request("http://shop.test/", { method: "POST", headers, body }));
  return { status: response.status, handled };
}

describe("the Node example", () => {
  it("takes what we sign, with one signature or the two of a rotation", async () => {
    const signature = new Webhook(secret).sign("msg_1", AT, body);
    const taken = { status: 204, handled: [["msg_1", JSON.parse(body)]] };
    expect(await runNode(signature)).toEqual(taken);
    expect(await runNode(`v1,b2xkIHNlY3JldA== ${signature}`)).toEqual(taken);
  });

  it("answers 401 to anybody else and handles nothing", async () => {
    const forged = new Webhook(`whsec_${Buffer.from("another").toString("base64")}`).sign("msg_1", AT, body);
    expect(await runNode(forged)).toEqual({ status: 401, handled: [] });
  });
});

it("reads the secret from the environment in every language", () => {
  for (const { source } of VERIFY_SNIPPETS) {
    expect(source).toContain("PAYDECK_WEBHOOK_SECRET");
    expect(source).not.toMatch(/whsec_\w{8}/);
  }
});
