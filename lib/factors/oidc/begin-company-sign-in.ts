import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
} from "oauth4webapi";
import { notFound } from "../../errors.ts";
import { companyReturnUrl, companySignIn } from "./company.ts";
import { findServer } from "./find-server.ts";

/** What the browser keeps, sealed, until it comes back. */
export interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Where to send somebody who signs in with the company's own sign-in. */
export async function beginCompanySignIn(): Promise<{ readonly url: URL; readonly begun: Begun }> {
  const company = companySignIn();
  if (company === null) throw notFound("Company sign-in");
  const server = await findServer(company);
  const begun = {
    state: generateRandomState(),
    nonce: generateRandomNonce(),
    verifier: generateRandomCodeVerifier(),
  };
  if (server.authorization_endpoint === undefined) throw new Error("The issuer names no place to sign in at");
  const url = new URL(server.authorization_endpoint);
  const asked = {
    response_type: "code",
    client_id: company.clientId,
    redirect_uri: companyReturnUrl(),
    scope: "openid email",
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return { url, begun };
}
