import { createHash, createPublicKey, randomBytes, verify } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sandboxClient } from "#sandbox/accounts.ts";
import { startTestSandbox } from "#sandbox/testing.ts";

const verifier = randomBytes(32).toString("base64url");
const redirectUri = "http://localhost:3000/back";
const asked = {
  client_id: sandboxClient.id,
  response_type: "code",
  redirect_uri: redirectUri,
  scope: "openid email",
  state: "the state",
  nonce: "the nonce",
  code_challenge: createHash("sha256").update(verifier).digest("base64url"),
  code_challenge_method: "S256",
};
const lucia = { email: "lucia@cafealtura.co", verified: "yes", action: "sign_in" };
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

/** Sends the page's form, and answers where it leads. */
async function send(fields: Record<string, string>): Promise<URL> {
  const response = await fetch(`${sandbox.url}/identity/authorize`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return new URL(response.headers.get("location") ?? "about:blank");
}

async function redeem(code: string, more: { verifier?: string; redirectUri?: string; secret?: string } = {}) {
  const basic = Buffer.from(`${sandboxClient.id}:${more.secret ?? sandboxClient.secret}`).toString("base64");
  const response = await fetch(`${sandbox.url}/identity/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: more.redirectUri ?? redirectUri,
      code_verifier: more.verifier ?? verifier,
    }),
  });
  return { status: response.status, body: await response.json() };
}

async function aCode(): Promise<string> {
  return (await send({ ...asked, ...lucia })).searchParams.get("code") ?? "";
}

test("signs a token with the key that it publishes, about who was asked for", async () => {
  const back = await send({ ...asked, ...lucia });
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    state: "the state",
    iss: `${sandbox.url}/identity`,
  });
  const { body } = await redeem(back.searchParams.get("code") ?? "");
  const [head = "", claims = "", signature = ""] = body.id_token.split(".");
  const { keys } = await (await fetch(`${sandbox.url}/identity/keys`)).json();
  const key = createPublicKey({ key: keys[0], format: "jwk" });
  expect(verify("sha256", Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, "base64url"))).toBe(
    true,
  );
  expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
    iss: `${sandbox.url}/identity`,
    aud: sandboxClient.id,
    nonce: "the nonce",
    email: lucia.email,
    email_verified: true,
  });
  expect(keys[0]).not.toHaveProperty("d");
});

test("a code counts once, for who asked for it, with the verifier and the address that it was asked with", async () => {
  const code = await aCode();
  expect((await redeem(code)).status).toBe(200);
  expect(await redeem(code)).toEqual({ status: 400, body: { error: "invalid_grant" } });
  expect((await redeem(await aCode(), { verifier: "another" })).status).toBe(400);
  expect((await redeem(await aCode(), { redirectUri: "http://localhost:3000/other" })).status).toBe(400);
  expect((await redeem(await aCode(), { secret: "another" })).status).toBe(401);
});

test("its page keeps what was asked for, and a person may leave it", async () => {
  const { status, text } = await sandbox.call("GET", `/identity/authorize?${new URLSearchParams(asked)}`);
  expect(status).toBe(200);
  expect(text).toContain('name="state" value="the state"');
  const back = await send({ ...asked, ...lucia, action: "cancel" });
  expect(back.searchParams.get("error")).toBe("access_denied");
  expect(back.searchParams.has("code")).toBe(false);
});

test.each([
  ["another client", { client_id: "somebody" }],
  ["another machine", { redirect_uri: "https://evil.example/back" }],
  ["no proof key", { code_challenge_method: "plain" }],
])("answers nobody who asks with %s", async (_what, change) => {
  const query = new URLSearchParams({ ...asked, ...change });
  expect((await sandbox.call("GET", `/identity/authorize?${query}`)).status).toBe(400);
  expect((await send({ ...asked, ...change, ...lucia })).href).toBe("about:blank");
});
