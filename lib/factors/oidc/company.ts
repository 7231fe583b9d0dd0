import { env } from "../../env.ts";
import { isLoopback } from "../../mail/is-loopback.ts";

/** The company's own sign-in, as the environment names it. */
export interface Company {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the button. */
  readonly name: string;
  /** Plain http, on this machine alone: an issuer that somebody tries things out with. */
  readonly isLocal: boolean;
}

/** Null where none is set. */
export function companySignIn(): Company | null {
  const { PAYDECK_OIDC_ISSUER, PAYDECK_OIDC_CLIENT_ID, PAYDECK_OIDC_CLIENT_SECRET, PAYDECK_OIDC_NAME } =
    env();
  if (!PAYDECK_OIDC_ISSUER || !PAYDECK_OIDC_CLIENT_ID || !PAYDECK_OIDC_CLIENT_SECRET) return null;
  const issuer = new URL(PAYDECK_OIDC_ISSUER);
  return {
    issuer,
    clientId: PAYDECK_OIDC_CLIENT_ID,
    clientSecret: PAYDECK_OIDC_CLIENT_SECRET,
    name: PAYDECK_OIDC_NAME,
    isLocal: issuer.protocol === "http:" && isLoopback(issuer.hostname),
  };
}

/** Where the issuer sends people back to. */
export function companyReturnUrl(): string {
  return `${env().PAYDECK_URL}/api/auth/oidc/callback`;
}
