import { type AuthorizationServer, discoveryRequest, processDiscoveryResponse } from "oauth4webapi";
import type { Company } from "./company.ts";
import { issuerHttp } from "./issuer-http.ts";

const KEPT_MS = 10 * 60_000;

let known: { readonly issuer: string; readonly server: AuthorizationServer; readonly until: number } | null =
  null;

/** What the issuer says of itself; asked again after a while, for keys and addresses move. */
export async function findServer(company: Company): Promise<AuthorizationServer> {
  const { issuer } = company;
  if (known !== null && known.issuer === issuer.href && Date.now() < known.until) return known.server;
  const answer = await discoveryRequest(issuer, { algorithm: "oidc", ...issuerHttp(company) });
  const server = await processDiscoveryResponse(issuer, answer);
  known = { issuer: issuer.href, server, until: Date.now() + KEPT_MS };
  return server;
}
