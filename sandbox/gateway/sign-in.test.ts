import { createHash, createHmac, X509Certificate } from "node:crypto";
import { connect as tlsConnect } from "node:tls";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import { startTestSandbox } from "#sandbox/testing.ts";
import { issue, makeCertificates } from "./certificates.ts";

const account = sandboxAccounts.gateway;
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

const only = (signIn: string) => sandbox.control("settings", { provider: "gateway", signIn });
const balance = (headers: Record<string, string>) => sandbox.call("GET", "/gateway/v1/balance?a=b", headers);

function signed(
  secret: string,
  { time = Math.floor(Date.now() / 1000), path = "/gateway/v1/balance?a=b" } = {},
) {
  const empty = createHash("sha256").digest("hex");
  const text = ["GET", path, time, empty].join("\n");
  const signature = createHmac("sha256", secret).update(text).digest("hex");
  return { "x-timestamp": String(time), "x-signature": signature };
}

test("a signed request is taken, another path, secret or time is not", async () => {
  await only("hmac");
  const now = Math.floor(Date.now() / 1000);
  expect((await balance(signed(account.hmacSecret))).status).toBe(200);
  expect((await balance(signed("nobodys"))).status).toBe(401);
  expect((await balance(signed(account.hmacSecret, { path: "/gateway/v1/balance" }))).status).toBe(401);
  expect((await balance(signed(account.hmacSecret, { time: now - 400 }))).status).toBe(401);
  expect((await balance({ authorization: `Bearer ${account.apiKey}` })).status).toBe(401);
});

test("where only tokens are taken, a key is refused", async () => {
  await only("token");
  expect((await balance({ authorization: `Bearer ${account.apiKey}` })).status).toBe(401);
  const response = await fetch(`${sandbox.url}/gateway/oauth/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${account.clientId.replaceAll("-", "%2D")}:${account.clientSecret}`).toString("base64")}`,
    },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token } = z.object({ access_token: z.string() }).parse(await response.json());
  expect((await balance({ authorization: `Bearer ${access_token}` })).status).toBe(200);
});

test("the certificates are what X.509 asks for", () => {
  const { authority, server, client } = makeCertificates(Date.now());
  const [ca, own, merchant] = [authority, server, client].map(
    (pair) => new X509Certificate(pair.certificate),
  );
  expect(ca?.ca).toBe(true);
  expect(own?.ca).toBe(false);
  for (const one of [ca, own, merchant]) expect(one && ca && one.verify(ca.publicKey)).toBe(true);
  expect(own?.checkIP("127.0.0.1")).toBe("127.0.0.1");
  expect(merchant?.subject).toBe("CN=sandbox-only-merchant");
});

test("the door opens for a certificate of ours alone, and its mark can't be guessed", async () => {
  await only("certificate");
  const { body } = await sandbox.call("GET", "/gateway/client-certificate");
  const url = new URL(z.string().parse(body.base_url));
  expect((await balance({ "x-sandbox-client-certificate": "guess" })).status).toBe(401);
  const answered = (pair?: { certificate: string; privateKey: string }) =>
    new Promise<string>((resolve) => {
      const socket = tlsConnect({
        host: url.hostname,
        port: Number(url.port),
        ca: String(body.authority),
        ...(pair && { cert: pair.certificate, key: pair.privateKey }),
      });
      socket.on("secureConnect", () =>
        socket.write("GET /gateway/v1/balance HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"),
      );
      socket.once("data", (data) => resolve(data.toString().slice(0, 15)));
      socket.once("error", () => resolve("refused"));
      socket.once("close", () => resolve("refused"));
    });
  const ours = { certificate: String(body.certificate), privateKey: String(body.private_key) };
  expect(await answered(ours)).toBe("HTTP/1.1 200 OK");
  expect(await answered()).toBe("refused");
  expect(await answered(issue({ name: "stranger", now: Date.now() }))).toBe("refused");
});
