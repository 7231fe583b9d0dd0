import { generateKeyPairSync, randomUUID, sign, timingSafeEqual } from "node:crypto";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bearerOf, headerOf } from "#sandbox/server/http.ts";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import { refuse, success } from "./envelope.ts";

const account = sandboxAccounts["88pay"];
const lifetimeSeconds = 60;

export interface Sessions {
  /** POST /api/auth/token: two headers, no body. */
  open(request: SandboxRequest): Reply;
  /** The session id of a call, or a documented 401. */
  require(request: SandboxRequest): string;
  clear(): void;
}

/** Tokens live 60 s and in memory only: after a restart the merchant's cached token is refused, as it should be. */
export function createSessions({ clock, settings }: SandboxContext): Sessions {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const open = new Map<string, { sessionId: string; expiresAt: number }>();
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

  function issueToken(sessionId: string): string {
    const issuedAt = Math.floor(clock.now() / 1000);
    const claims = {
      merchant_id: account.merchantId,
      iat: issuedAt,
      exp: issuedAt + lifetimeSeconds,
      jti: sessionId,
    };
    const head = `${part({ alg: "ES256", typ: "JWT" })}.${part(claims)}`;
    const signature = sign("sha256", Buffer.from(head), { key: privateKey, dsaEncoding: "ieee-p1363" });
    return `${head}.${signature.toString("base64url")}`;
  }

  /** Page "security": an address off the whitelist is refused everywhere; a suspended account gets no token. */
  function checkAccount(at: "token" | "call"): void {
    const { account: state } = settings.of("88pay");
    if (state === "not_whitelisted") refuse(403, "IP address is not whitelisted");
    if (state === "suspended" && at === "token") refuse(403, "Account suspended. Contact support.");
  }

  return {
    open(request) {
      checkAccount("token");
      const known =
        same(headerOf(request, "x-api-key"), account.apiKey) &&
        same(headerOf(request, "x-merchant-id"), account.merchantId);
      if (!known) refuse(401, "Invalid API key or merchant ID");
      const now = clock.now();
      for (const [token, session] of open) if (session.expiresAt <= now) open.delete(token);
      const sessionId = `sess_${randomUUID()}`;
      const token = issueToken(sessionId);
      open.set(token, { sessionId, expiresAt: now + lifetimeSeconds * 1000 });
      return success("Token generated successfully", {
        access_token: token,
        expires_in: lifetimeSeconds,
        session_id: sessionId,
      });
    },
    require(request) {
      checkAccount("call");
      const session = open.get(bearerOf(request) ?? "");
      const fresh = session && session.expiresAt > clock.now();
      if (!fresh || headerOf(request, "x-session-id") !== session.sessionId) {
        refuse(401, "Invalid or expired token");
      }
      return session.sessionId;
    },
    clear: () => open.clear(),
  };
}

function same(given: string | undefined, expected: string): boolean {
  if (given === undefined || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
