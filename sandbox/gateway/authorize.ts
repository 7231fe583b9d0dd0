import { randomBytes } from "node:crypto";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import type { Clock } from "#sandbox/server/clock.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bearerOf, bodyOf, formOf, headerOf, json } from "#sandbox/server/http.ts";
import { refuse } from "./envelope.ts";

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

function claimOf(request: SandboxRequest): ClientClaim {
  const asJson = headerOf(request, "content-type")?.includes("json");
  const body = asJson ? bodyOf(request) : Object.fromEntries(formOf(request));
  const fields = typeof body === "object" && body !== null ? new Map(Object.entries(body)) : new Map();
  const text = (name: string) => {
    const value: unknown = fields.get(name);
    return typeof value === "string" ? value : null;
  };
  const basic = /^Basic\s+(\S+)$/i.exec(headerOf(request, "authorization") ?? "")?.[1];
  const [id, secret] = basic ? Buffer.from(basic, "base64").toString("utf8").split(":", 2) : [];
  return {
    grant: text("grant_type"),
    id: id ?? text("client_id"),
    secret: secret ?? text("client_secret"),
  };
}

export function createAuthority(clock: Clock): Authority {
  const tokens = new Map<string, number>();
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
      const bearer = bearerOf(request) ?? "";
      const known = bearer === account.apiKey || headerOf(request, "x-api-key") === account.apiKey;
      if (!known && (tokens.get(bearer) ?? 0) <= clock.now()) refuse(401, "Invalid API key or access token");
    },
    clear: () => tokens.clear(),
  };
}
