import { createHmac } from "node:crypto";
import { z } from "zod";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, json } from "#sandbox/server/http.ts";
import { refuse } from "./envelope.ts";
import type { PepayState } from "./state.ts";

const inputSchema = z.object({
  scope: z.enum(["merchant", "commerce"]).default("merchant"),
  ttl_seconds: z.number().int().min(1).max(3600).default(60),
});

/** POST /api/v1/ws/token: a short HS256 token for the merchant stream. */
export function mintWsToken(state: PepayState, request: SandboxRequest): Reply {
  const parsed = inputSchema.safeParse(bodyOf(request));
  if (!parsed.success) return refuse(400, "scope must be merchant or commerce, ttl_seconds 1 to 3600");
  const { scope, ttl_seconds } = parsed.data;
  const issuedAt = Math.floor(state.context.clock.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { scope, merchant_id: 1001, iat: issuedAt, exp: issuedAt + ttl_seconds };
  const head = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return json(200, {
    success: true,
    data: {
      token: `${head}.${proofOf(head)}`,
      scope,
      merchant_id: 1001,
      network_environment: "devnet",
      expires_at: new Date((issuedAt + ttl_seconds) * 1000).toISOString(),
      ws_url: `${state.context.baseUrl().replace(/^http/, "ws")}/pepay/ws/${scope}/events`,
    },
  });
}

const claimsSchema = z.object({ scope: z.literal("merchant"), exp: z.number() });

/** Whether the token is one of ours for the merchant stream and not over yet. */
export function isGoodWsToken(token: string, nowMs: number): boolean {
  const [head = "", claims = "", proof] = token.split(".");
  if (proof !== proofOf(`${head}.${claims}`)) return false;
  const read = claimsSchema.safeParse(JSON.parse(Buffer.from(claims, "base64url").toString("utf8")));
  return read.success && read.data.exp * 1000 > nowMs;
}

function proofOf(head: string): string {
  return createHmac("sha256", sandboxAccounts.pepay.apiKey).update(head).digest("base64url");
}
