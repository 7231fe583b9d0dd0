import { z } from "zod";
import type { FormField } from "../form-field.ts";

const secret = z.string().trim().min(1).max(500);
/** The longest window in PayIn's examples: three days. */
const MAX_MINUTES = 4320;

/** As typed; empty means that PayIn's own value holds. */
const minutes = (least: number) =>
  z
    .string()
    .trim()
    .refine(
      (text) =>
        text === "" || (/^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= MAX_MINUTES),
      {
        message: `Between ${least} and ${MAX_MINUTES} whole minutes.`,
      },
    )
    .optional();

export const credentialsSchema = z.object({
  apiKey: secret,
  webhookSecret: secret,
  previousWebhookSecret: z.string().trim().max(500).optional(),
  headerStyle: z.enum(["bearer", "x-api-key", "both"]).default("bearer"),
  signature: z.enum(["any", "timestamped"]).default("any"),
  paymentWindowMinutes: minutes(1),
  graceMinutes: minutes(0),
});

export type Credentials = z.infer<typeof credentialsSchema>;

export const credentialFields: readonly FormField[] = [
  {
    name: "apiKey",
    label: "API key",
    help: "PayIn Admin, Settings, API Keys. It is shown there only once.",
    secret: true,
    required: true,
    placeholder: "pk_…",
  },
  {
    name: "webhookSecret",
    label: "Webhook secret",
    help: "PayIn Admin, Webhooks, your endpoint.",
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
    name: "headerStyle",
    label: "How the key is sent",
    help: "PayIn's guide says Authorization, its reference says X-API-Key.",
    secret: false,
    required: false,
    options: [
      { value: "bearer", label: "Authorization: Bearer" },
      { value: "x-api-key", label: "X-API-Key" },
      { value: "both", label: "Both" },
    ],
  },
  {
    name: "signature",
    label: "Webhook signatures",
    help: "Timestamped signatures can't be replayed later. Demand them when your PayIn sends them.",
    secret: false,
    required: false,
    options: [
      { value: "any", label: "Either form" },
      { value: "timestamped", label: "Timestamped only" },
    ],
  },
  {
    name: "paymentWindowMinutes",
    label: "Minutes to pay an order",
    help: "PayIn's own value is 10. Not every edition of PayIn heeds it.",
    secret: false,
    required: false,
    placeholder: "10",
  },
  {
    name: "graceMinutes",
    label: "Minutes of grace after that",
    help: "PayIn's own value is 5.",
    secret: false,
    required: false,
    placeholder: "5",
  },
];
