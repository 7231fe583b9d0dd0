import {
  authorizationCodeGrantRequest,
  ClientSecretBasic,
  ClientSecretPost,
  getValidatedIdTokenClaims,
  type IDToken,
  processAuthorizationCodeResponse,
  validateApplicationLevelSignature,
  validateAuthResponse,
} from "oauth4webapi";
import { systemClock } from "../../clock.ts";
import { AppError, notFound } from "../../errors.ts";
import { log } from "../../logger.ts";
import type { SignInOrigin } from "../../team/create-session.ts";
import { enter, type SignInStep } from "../enter.ts";
import type { Begun } from "./begin-company-sign-in.ts";
import { type Company, companyReturnUrl, companySignIn } from "./company.ts";
import { findServer } from "./find-server.ts";
import { issuerHttp } from "./issuer-http.ts";
import { linkIdentity } from "./link-identity.ts";

/**
 * Signs in whoever the issuer says has come back. It stands in for the password alone: a person's own second factor is asked
 * for as ever. Throws `not_signed_in` where anything does not fit, and for somebody who is not known here.
 */
export async function finishCompanySignIn(
  answer: URLSearchParams,
  begun: Begun,
  origin: SignInOrigin,
  clock = systemClock,
): Promise<SignInStep> {
  const company = companySignIn();
  if (company === null) throw notFound("Company sign-in");
  const claims = await claimsIn(company, answer, begun);
  return enter(await linkIdentity(claims, clock), origin, "oidc", clock);
}

async function claimsIn(company: Company, answer: URLSearchParams, begun: Begun): Promise<IDToken> {
  try {
    const server = await findServer(company);
    const client = { client_id: company.clientId };
    const http = issuerHttp(company);
    const isBasic = server.token_endpoint_auth_methods_supported?.includes("client_secret_basic") ?? true;
    const proof = (isBasic ? ClientSecretBasic : ClientSecretPost)(company.clientSecret);
    const params = validateAuthResponse(server, client, answer, begun.state);
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      proof,
      params,
      companyReturnUrl(),
      begun.verifier,
      http,
    );
    const tokens = await processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: begun.nonce,
      requireIdToken: true,
    });
    await validateApplicationLevelSignature(server, response, http);
    const claims = getValidatedIdTokenClaims(tokens);
    if (claims === undefined) throw new Error("The answer holds no ID token");
    return claims;
  } catch (thrown) {
    log("sign-in").warn({ err: thrown }, "A company sign-in was refused");
    throw new AppError("not_signed_in", "The company's sign-in did not work. Try again.");
  }
}
