import type { WebhookDiagnosis } from "../webhook-contract.ts";
import { BEARER_SCHEMES } from "./bearer-schemes.ts";
import type { Credentials } from "./credentials.ts";
import { openBearer } from "./webhook.ts";

export const diagnosis: WebhookDiagnosis<Credentials> = {
  secretField: "merchantSecret",
  headers: () => ["authorization"],
  /** It stands inside the token: only the right secret reads it. */
  signedAt(raw, credentials) {
    const opened = openBearer(raw, credentials);
    return opened.ok ? new Date(opened.value.claims.ts) : null;
  },
  variants: (_raw, { webhookScheme }) =>
    BEARER_SCHEMES.filter(({ id }) => id !== webhookScheme).map(({ id, name }) => ({
      name: `a token of another make: ${name}`,
      settings: { webhookScheme: id },
    })),
};
