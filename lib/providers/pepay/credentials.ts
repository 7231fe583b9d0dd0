import { z } from "zod";
import type { FormField } from "../form-field.ts";

const secret = z.string().trim().min(1).max(500);

export const credentialsSchema = z.object({
  apiKey: secret,
  webhookSecret: secret,
  previousWebhookSecret: z.string().trim().max(500).optional(),
  /** How the event stream proves who we are. */
  streamSignIn: z.enum(["key", "token"]).catch("key").default("key"),
});

export type Credentials = z.infer<typeof credentialsSchema>;

export const credentialFields: readonly FormField[] = [
  {
    name: "apiKey",
    label: "Merchant API key",
    help: "Pepay dashboard, API keys, scope merchant. A devnet key in test mode, a mainnet key in live mode.",
    secret: true,
    required: true,
  },
  {
    name: "webhookSecret",
    label: "Webhook secret",
    help: "Of the endpoint that you add in Pepay's dashboard.",
    secret: true,
    required: true,
    placeholder: "whsec_…",
  },
  {
    name: "previousWebhookSecret",
    label: "Previous webhook secret",
    help: "Only while you change the secret: notifications signed with either are taken.",
    secret: true,
    required: false,
  },
  {
    name: "streamSignIn",
    label: "How the stream signs in",
    help: "Events also come over a WebSocket. A token is made anew for each connection and lives for a minute.",
    secret: false,
    required: false,
    options: [
      { value: "key", label: "With the API key" },
      { value: "token", label: "With a token of one minute" },
    ],
  },
];
