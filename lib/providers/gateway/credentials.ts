import { z } from "zod";
import type { FormField } from "../form-field.ts";

const secret = z.string().trim().min(1).max(500);

export const credentialsSchema = z.object({
  apiKey: secret,
  webhookSecret: secret,
  previousWebhookSecret: z.string().trim().max(500).optional(),
  authHeader: z.enum(["bearer", "x-api-key"]).default("bearer"),
  idempotency: z.enum(["header", "header_and_body"]).default("header_and_body"),
  displayName: z.string().trim().max(80).optional(),
});

export type Credentials = z.infer<typeof credentialsSchema>;

export const credentialFields: readonly FormField[] = [
  { name: "apiKey", label: "Secret API key", secret: true, required: true },
  {
    name: "webhookSecret",
    label: "Webhook secret",
    help: "Signs the X-Signature header of notifications.",
    secret: true,
    required: true,
  },
  {
    name: "previousWebhookSecret",
    label: "Previous webhook secret",
    help: "Only while you change the secret: notifications signed with either are taken.",
    secret: true,
    required: false,
  },
  {
    name: "authHeader",
    label: "How the key is sent",
    secret: false,
    required: false,
    options: [
      { value: "bearer", label: "Authorization: Bearer" },
      { value: "x-api-key", label: "X-API-Key" },
    ],
  },
  {
    name: "idempotency",
    label: "Idempotency key",
    help: "Some gateways read it from the body, most from the header. Choose the header alone if yours refuses unknown fields.",
    secret: false,
    required: false,
    options: [
      { value: "header_and_body", label: "In header and body" },
      { value: "header", label: "In the header alone" },
    ],
  },
  {
    name: "displayName",
    label: "Name",
    help: "What the gateway is called here.",
    secret: false,
    required: false,
    placeholder: "Acme Payments",
  },
];
