import { z } from "zod";
import { sandboxClient } from "#sandbox/accounts.ts";
import { formOf, headerOf, json, type Reply, type SandboxRequest, seeOther } from "#sandbox/server/http.ts";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import { type Route, route } from "#sandbox/server/router.ts";
import { createIssuer } from "./issuer.ts";
import { showRefusal, showSignIn } from "./page.ts";

/** Nobody is sent on to another machine. */
const loopback = z.url({ protocol: /^https?$/, hostname: /^(localhost|127\.0\.0\.1)$/ });

const askedSchema = z.object({
  client_id: z.literal(sandboxClient.id),
  response_type: z.literal("code"),
  redirect_uri: loopback,
  scope: z.string().regex(/\bopenid\b/),
  state: z.string().default(""),
  nonce: z.string().default(""),
  code_challenge: z.string().length(43),
  code_challenge_method: z.literal("S256"),
});
type Asked = z.infer<typeof askedSchema>;

const personSchema = z.object({
  email: z.string().trim().min(1),
  verified: z.enum(["yes", "no"]).transform((word) => word === "yes"),
});

/** The company's own sign-in: an issuer of OpenID Connect below `/identity`. */
export function identityRoutes({ baseUrl }: SandboxContext): Route[] {
  const url = () => `${baseUrl()}/identity`;
  const issuer = createIssuer(url);

  function askWho(request: SandboxRequest): Reply {
    const asked = askedSchema.safeParse(Object.fromEntries(request.query));
    return asked.success ? showSignIn(asked.data) : showRefusal(reasonOf(asked.error));
  }

  function sendBack(request: SandboxRequest): Reply {
    const form = Object.fromEntries(formOf(request));
    const asked = askedSchema.safeParse(form);
    if (!asked.success) return showRefusal(reasonOf(asked.error));
    if (form.action === "cancel") return goBack(asked.data, { error: "access_denied" });
    const person = personSchema.safeParse(form);
    if (!person.success) return showSignIn(asked.data);
    const { redirect_uri, nonce, code_challenge } = asked.data;
    const code = issuer.giveCode(
      { redirectUri: redirect_uri, nonce, challenge: code_challenge },
      person.data,
    );
    return goBack(asked.data, { code });
  }

  function goBack({ redirect_uri, state }: Asked, answer: Record<string, string>): Reply {
    const back = new URL(redirect_uri);
    for (const [name, value] of Object.entries({ ...answer, state, iss: url() }))
      back.searchParams.set(name, value);
    return seeOther(back.href);
  }

  function giveToken(request: SandboxRequest): Reply {
    if (!isClient(request)) return json(401, { error: "invalid_client" }, noStore);
    const form = formOf(request);
    if (form.get("grant_type") !== "authorization_code")
      return json(400, { error: "unsupported_grant_type" }, noStore);
    const token = issuer.redeem({
      code: form.get("code") ?? "",
      redirectUri: form.get("redirect_uri") ?? "",
      verifier: form.get("code_verifier") ?? "",
    });
    if (token === null) return json(400, { error: "invalid_grant" }, noStore);
    return json(200, { access_token: "none", token_type: "Bearer", expires_in: 1, id_token: token }, noStore);
  }

  return [
    route("GET", "/identity/.well-known/openid-configuration", () => json(200, discovery(url()))),
    route("GET", "/identity/keys", () => json(200, { keys: [issuer.publicKey()] })),
    route("GET", "/identity/authorize", askWho),
    route("POST", "/identity/authorize", sendBack),
    route("POST", "/identity/token", giveToken),
  ];
}

const noStore = { "cache-control": "no-store" };

function discovery(url: string) {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code"],
    subject_types_supported: ["public"],
    scopes_supported: ["openid", "email"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
}

/** HTTP Basic, each half form-encoded before they are joined (RFC 6749, 2.3.1). */
function isClient(request: SandboxRequest): boolean {
  const basic = /^Basic (\S+)$/i.exec(headerOf(request, "authorization") ?? "")?.[1] ?? "";
  const [id = "", secret = ""] = Buffer.from(basic, "base64").toString("utf8").split(":");
  return fromForm(id) === sandboxClient.id && fromForm(secret) === sandboxClient.secret;
}

function fromForm(text: string): string {
  return new URLSearchParams(`of=${text}`).get("of") ?? "";
}

function reasonOf(error: z.ZodError): string {
  return `Missing or not understood: ${error.issues.map(({ path }) => path.join(".")).join(", ")}.`;
}
