import { randomBytes } from "node:crypto";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bearerOf, bodyOf, formOf, headerOf, json } from "#sandbox/server/http.ts";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import { refuse } from "./envelope.ts";
import { isSigned } from "./signed-request.ts";
import type { TlsDoor } from "./tls-door.ts";

const account = sandboxAccounts.gateway;
const lifetimeSeconds = 900;

export interface Authority {
  /** POST /oauth/token, client credentials in the form, in JSON, or by HTTP Basic. */
  grant(request: SandboxRequest): Reply;
  require(request: SandboxRequest): void;
  clear(): void;
}

interface ClientClaim {
  grant: string | null;
  id: string | null;
  secret: string | null;
}

/** RFC 6749, 2.3.1: id and secret are form-encoded before they are joined. */
function basicPair(basic: string): string[] {
  const pair = Buffer.from(basic, "base64").toString("utf8");
  return pair.split(":", 2).map((part) => new URLSearchParams(`v=${part}`).get("v") ?? "");
}

function claimOf(request: SandboxRequest): ClientClaim {
  const asJson = headerOf(request, "content-type")?.includes("json");
  const body = asJson ? bodyOf(request) : Object.fromEntries(formOf(request));
  const fields = typeof body === "object" && body !== null ? new Map(Object.entries(body)) : new Map();
  const text = (name: string) => {
    const value: unknown = fields.get(name);
    return typeof value === "string" ? value : null;
  };
  const basic = /^Basic\s+(\S+)$/i.exec(headerOf(request, "authorization") ?? "")?.[1];
  const [id, secret] = basic ? basicPair(basic) : [];
  return {
    grant: text("grant_type"),
    id: id ?? text("client_id"),
    secret: secret ?? text("client_secret"),
  };
}

type SignIn = "key" | "token" | "hmac" | "certificate";

export function createAuthority({ clock, settings }: SandboxContext, door: TlsDoor): Authority {
  const tokens = new Map<string, number>();
  const proofs: Record<SignIn, (request: SandboxRequest) => boolean> = {
    key: (request) =>
      bearerOf(request) === account.apiKey || headerOf(request, "x-api-key") === account.apiKey,
    token: (request) => (tokens.get(bearerOf(request) ?? "") ?? 0) > clock.now(),
    hmac: (request) => isSigned(request, account.hmacSecret, clock.now()),
    certificate: (request) => door.isProven(request),
  };
  return {
    grant(request) {
      const claim = claimOf(request);
      if (claim.grant !== "client_credentials") return json(400, { error: "unsupported_grant_type" });
      if (claim.id !== account.clientId || claim.secret !== account.clientSecret) {
        return json(401, { error: "invalid_client" });
      }
      const token = `at_${randomBytes(24).toString("base64url")}`;
      tokens.set(token, clock.now() + lifetimeSeconds * 1000);
      return json(200, { access_token: token, token_type: "Bearer", expires_in: lifetimeSeconds });
    },
    require(request) {
      const { signIn } = settings.of("gateway");
      const taken = signIn === "any" ? Object.values(proofs) : [proofs[signIn]];
      if (!taken.some((holds) => holds(request)))
        refuse(401, "Invalid API key, token, signature or certificate");
    },
    clear: () => tokens.clear(),
  };
}
