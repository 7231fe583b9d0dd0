import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Mode } from "../mode.ts";
import { createProviderFetch, type ProviderCall } from "../providers/create-fetch.ts";
import { errorOfThrown } from "../providers/http-errors.ts";
import { providerAgent } from "./provider-agent.ts";

let server: Server;
let port = 0;
let reached = 0;
beforeAll(async () => {
  server = createServer((_request, response) => {
    reached += 1;
    response.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function call(mode: Mode, host: string) {
  const calls: ProviderCall[] = [];
  const send = createProviderFetch({ record: (one) => void calls.push(one), agent: providerAgent(mode) });
  const outcome: unknown = await send(`http://${host}:${port}/v1/payments`, { method: "POST" }).catch(
    (thrown: unknown) => thrown,
  );
  return { outcome, calls };
}

// "localhost" passes for any name: what it stands for is only known when the call is made.
it.each([
  "localhost",
  "127.0.0.1",
  "[::1]",
  "2130706433",
  "[::ffff:127.0.0.1]",
  "169.254.169.254",
  "10.0.0.1",
])(
  "a live provider's address that leads to %s is not called, and nothing of a payment went out",
  async (host) => {
    const { outcome, calls } = await call("live", host);
    expect(reached).toBe(0);
    expect(errorOfThrown(outcome, true, false)).toMatchObject({
      code: "unavailable",
      providerCode: "refused_address",
      effect: "not_applied",
    });
    expect(calls).toMatchObject([{ status: null, errorCode: "refused_address" }]);
  },
);

it("a test provider's may be on this machine, and nowhere else inside", async () => {
  const { outcome } = await call("test", "localhost");
  expect(outcome).toMatchObject({ status: 200 });
  expect(reached).toBe(1);
  const inside = await call("test", "10.0.0.1");
  expect(errorOfThrown(inside.outcome, true, false)).toMatchObject({ providerCode: "refused_address" });
});

it("keeps one connector per mode and certificate", () => {
  const tls = { certificate: "certificate", privateKey: "key" };
  expect(providerAgent("live")).toBe(providerAgent("live", null));
  expect(providerAgent("live", tls)).toBe(providerAgent("live", { ...tls }));
  const all = [providerAgent("live"), providerAgent("test"), providerAgent("live", tls)];
  expect(new Set([...all, providerAgent("live", { ...tls, privateKey: "other" })]).size).toBe(4);
});
