import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeCertificates } from "#sandbox/gateway/certificates.ts";
import { credentialFields } from "./credential-fields.ts";
import { clientTls, credentialsSchema } from "./credentials.ts";
import { gateway } from "./index.ts";

const { client, server, authority } = makeCertificates(Date.now());
const problems = (typed: Record<string, string>) => {
  const parsed = credentialsSchema.safeParse({ webhookSecret: "whsec_1", ...typed });
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("the gateway's credentials", () => {
  it("of an ordinary gateway are a key and a webhook secret", () => {
    expect(credentialsSchema.parse({ apiKey: "sk_1", webhookSecret: "whsec_1" })).toMatchObject({
      auth: "api_key",
      authHeader: "Authorization",
      idempotency: "header_and_body",
      signatureHeader: "X-Signature",
      signatureTime: "none",
    });
  });

  it("decide whether crypto invoices are offered besides cards", () => {
    const [card, crypto] = gateway.methods("test");
    const stored = { apiKey: "sk_1", webhookSecret: "whsec_1" };
    const offered = (credentials: Record<string, string>) =>
      [card, crypto].map((method) => method && gateway.takes?.(method, credentials));
    expect(offered(stored)).toEqual([true, false]);
    expect(offered({ ...stored, checkout: "card_and_crypto" })).toEqual([true, true]);
    expect(offered({})).toEqual([false, false]);
  });

  it("say whether keys are honoured", () => {
    const stored = { apiKey: "sk_1", webhookSecret: "whsec_1" };
    expect(gateway.honoursKeys?.(stored)).toBe(true);
    expect(gateway.honoursKeys?.({ ...stored, idempotency: "none" })).toBe(false);
  });

  it("stored before headers could be named still mean the same", () => {
    const stored = { apiKey: "sk_1", webhookSecret: "w" };
    expect(credentialsSchema.parse({ ...stored, authHeader: "bearer" }).authHeader).toBe("Authorization");
    expect(credentialsSchema.parse({ ...stored, authHeader: "x-api-key" }).authHeader).toBe("x-api-key");
  });

  it.each<[Record<string, string>, string]>([
    [{}, "apiKey: It is needed to sign in."],
    [{ auth: "oauth", clientId: "c" }, "clientSecret: It is needed to sign in."],
    [{ auth: "hmac" }, "hmacSecret: It is needed to sign in."],
    [{ auth: "mtls", certificate: client.certificate }, "privateKey: It is needed to sign in."],
    [
      { auth: "mtls", certificate: client.certificate, privateKey: server.privateKey },
      "privateKey: This key does not belong to the certificate.",
    ],
    [{ apiKey: "sk_1", authHeader: "Content-Length" }, "authHeader: This header is already spoken for."],
    [
      { auth: "oauth", clientId: "c", clientSecret: "s", tokenUrl: "token" },
      "tokenUrl: Begin with / or with https://.",
    ],
  ])("refuse %o at its field", (typed, problem) => {
    expect(problems(typed)).toContain(problem);
  });

  it("tell all that is missing at once", () => {
    const parsed = credentialsSchema.safeParse({ auth: "oauth" });
    const missing = parsed.error?.issues.map(({ path }) => path.join(".")).sort();
    expect(missing).toEqual(["clientId", "clientSecret", "webhookSecret"]);
    expect(credentialsSchema.safeParse({}).error?.issues).toHaveLength(2);
  });

  it("refuse what is no PEM, and a key behind a passphrase", () => {
    const locked = generateKeyPairSync("ec", { namedCurve: "P-256" })
      .privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })
      .toString();
    expect(problems({ auth: "mtls", certificate: "abc", privateKey: locked }).join()).toMatch(
      /certificate: This is no certificate.*privateKey: This is no private key/,
    );
  });

  it("name the lines of a mapping that can't be used, three at most", () => {
    const mapping = "[payment]\nx = 1\ny = 1\nz = 1\nw = 1";
    const [problem] = problems({ apiKey: "sk_1", mapping });
    expect(problem).toMatch(/^mapping: Line 2: .*Line 3: .*Line 4: .*And 1 more\.$/);
  });

  it("keep no secret of a way to sign in that is not chosen", () => {
    const all = { apiKey: "sk_1", clientId: "c", clientSecret: "cs", hmacSecret: "hs", webhookSecret: "w" };
    const kept = credentialsSchema.parse({ ...all, auth: "oauth", ...{ certificate: client.certificate } });
    expect(kept).not.toHaveProperty("apiKey");
    expect(kept).not.toHaveProperty("hmacSecret");
    expect(kept).not.toHaveProperty("certificate");
    expect(kept.clientSecret).toBe("cs");
  });

  it("give a certificate to calls only where that is the way to sign in", () => {
    const tls = {
      certificate: client.certificate,
      privateKey: client.privateKey,
      authority: authority.certificate,
    };
    expect(clientTls(credentialsSchema.parse({ auth: "mtls", webhookSecret: "w", ...tls }))).toMatchObject({
      certificate: client.certificate.trim(),
      privateKey: client.privateKey.trim(),
    });
    expect(clientTls(credentialsSchema.parse({ apiKey: "sk_1", webhookSecret: "w" }))).toBeNull();
  });

  it("have a field for every value, and no field without one", () => {
    const names = credentialFields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const known = Object.keys(credentialsSchema.in.shape);
    expect([...names].sort()).toEqual(known.sort());
  });

  it("show only the fields of the chosen way to sign in", () => {
    const shown = (auth: string) =>
      credentialFields
        .filter(({ when, required }) => required && (when?.field !== "auth" || when.is.includes(auth)))
        .map(({ name }) => name);
    expect(shown("api_key")).toEqual(["apiKey", "webhookSecret"]);
    expect(shown("oauth")).toEqual(["clientId", "clientSecret", "webhookSecret"]);
    expect(shown("hmac")).toEqual(["hmacSecret", "webhookSecret"]);
    expect(shown("mtls")).toEqual(["certificate", "privateKey", "webhookSecret"]);
  });
});
