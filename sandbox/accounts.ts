/** The demo accounts of the sandbox, one per provider. Every value is made up and worthless elsewhere. */
export const sandboxAccounts = {
  "88pay": {
    apiKey: "sk_test_sandboxonly0000000000000000000088",
    merchantId: "MCH-COL-TEST-29ZTP4",
    merchantSecret: "sandbox-only-88pay-merchant-secret",
  },
  payin: {
    apiKey: "pk_sandboxonlypayin",
    webhookSecret: "whsec_sandbox_only_payin",
  },
  pepay: {
    apiKey: "pk_sandboxonlypepay",
    webhookSecret: "whsec_sandbox_only_pepay",
    environment: "devnet",
  },
  gateway: {
    apiKey: "sk_sandboxonlygateway",
    clientId: "sandbox-only-client",
    clientSecret: "sandbox-only-client-secret",
    webhookSecret: "whsec_sandbox_only_gateway",
    hmacSecret: "sandbox-only-request-signing-secret",
  },
} as const;

/** What Paydeck is to the company's sign-in. */
export const sandboxClient = { id: "paydeck", secret: "sandbox-only-company-sign-in-secret" } as const;

/** Path prefix of each provider below the sandbox's own address. */
export const sandboxPrefixes = {
  "88pay": "/88pay",
  payin: "/payin",
  pepay: "/pepay",
  gateway: "/gateway",
} as const;

export type SandboxProviderId = keyof typeof sandboxAccounts;

export const sandboxProviderIds: readonly SandboxProviderId[] = ["88pay", "payin", "pepay", "gateway"];
