import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

const rsa = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

interface Asked {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

export interface Issuer {
  readonly url: string;
  /** Of whoever signs in next; they stand in the ID token over what is right. */
  claims: Record<string, unknown>;
  /** Sign with a key that the issuer never published. */
  forged: boolean;
  close(): Promise<void>;
}

export const CLIENT = { id: "paydeck", secret: "a secret of the client" };

/** A real issuer of OpenID Connect on this machine: its own keys, PKCE, codes that count once. */
export async function startIssuer(): Promise<Issuer> {
  const [own, foreign] = [rsa(), rsa()];
  const codes = new Map<string, Asked>();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const issuer: Issuer = {
    url,
    claims: {},
    forged: false,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (pathname === "/.well-known/openid-configuration")
      return void json({
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    if (pathname === "/jwks")
      return void json({
        keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }],
      });
    if (pathname === "/authorize") {
      const code = randomUUID();
      const redirectUri = searchParams.get("redirect_uri") ?? "";
      codes.set(code, {
        redirectUri,
        nonce: searchParams.get("nonce") ?? "",
        challenge: searchParams.get("code_challenge") ?? "",
      });
      const back = new URL(redirectUri);
      back.searchParams.set("code", code);
      back.searchParams.set("state", searchParams.get("state") ?? "");
      return void response.writeHead(303, { location: back.href }).end();
    }
    const asked = pathname === "/token" ? await redeem(request) : null;
    if (asked === null) return void json({ error: "invalid_grant" }, 400);
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: url,
      aud: CLIENT.id,
      iat: now,
      exp: now + 300,
      nonce: asked.nonce,
      ...issuer.claims,
    };
    const key = issuer.forged ? foreign.privateKey : own.privateKey;
    json({ access_token: randomUUID(), token_type: "bearer", expires_in: 300, id_token: jwt(claims, key) });
  }

  /** Null unless client, code, address and verifier are those that were asked with. */
  async function redeem(request: IncomingMessage): Promise<Asked | null> {
    const form = new URLSearchParams(await text(request));
    const code = form.get("code") ?? "";
    const asked = codes.get(code);
    codes.delete(code);
    const basic = Buffer.from(
      `${CLIENT.id}:${encodeURIComponent(CLIENT.secret).replaceAll("%20", "+")}`,
    ).toString("base64");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const fits =
      request.headers.authorization === `Basic ${basic}` &&
      form.get("redirect_uri") === asked?.redirectUri &&
      challenge === asked.challenge;
    return fits ? asked : null;
  }
  return issuer;
}

function jwt(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "RS256", kid: "one" })}.${part(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
}
