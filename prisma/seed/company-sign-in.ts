import { sandboxClient } from "#sandbox/accounts.ts";

/** The settings with which Paydeck signs people in through the sandbox's own issuer. */
export function companySignInSettings(sandboxUrl: string) {
  return {
    PAYDECK_OIDC_ISSUER: `${sandboxUrl}/identity`,
    PAYDECK_OIDC_CLIENT_ID: sandboxClient.id,
    PAYDECK_OIDC_CLIENT_SECRET: sandboxClient.secret,
    PAYDECK_OIDC_NAME: "Altura ID",
  };
}
