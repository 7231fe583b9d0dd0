import { z } from "zod";
import type { FormField } from "../form-field.ts";
import { BEARER_SCHEMES } from "./bearer-schemes.ts";
import { COUNTRIES, COUNTRY_CODES } from "./countries.ts";

const secret = z.string().trim().min(1).max(500);

export const credentialsSchema = z.object({
  apiKey: secret,
  merchantId: z.string().trim().min(1).max(100),
  /** Opens the encrypted token of webhooks. */
  merchantSecret: secret,
  /** How that token is made; 88Pay's pages do not say. */
  webhookScheme: z.enum(BEARER_SCHEMES.map(({ id }) => id)).default("cryptojs"),
  /** ISO 3166-1 alpha-2 of the account: decides the balance's currency and a payment's country when none is given. */
  country: z.string().refine((code) => COUNTRY_CODES.includes(code), "Choose the account's country."),
});

export type Credentials = z.infer<typeof credentialsSchema>;

export const credentialFields: readonly FormField[] = [
  {
    name: "apiKey",
    label: "API key",
    help: "Dashboard, Settings, API Credentials. It is shown there only once.",
    secret: true,
    required: true,
    placeholder: "sk_test_…",
  },
  {
    name: "merchantId",
    label: "Merchant ID",
    secret: false,
    required: true,
    placeholder: "MCH-COL-29ZTP4",
  },
  {
    name: "merchantSecret",
    label: "Merchant secret key",
    help: "Proves that a webhook comes from 88Pay. It is not the API key.",
    secret: true,
    required: true,
  },
  {
    name: "webhookScheme",
    label: "How webhooks are proven",
    help: "88Pay does not document it. Leave it, unless webhooks are refused although the secret is right.",
    secret: false,
    required: false,
    options: BEARER_SCHEMES.map(({ id, name }) => ({ value: id, label: name })),
  },
  {
    name: "country",
    label: "Account country",
    secret: false,
    required: true,
    options: COUNTRY_CODES.map((value) => ({ value, label: COUNTRIES[value]?.name ?? value })),
  },
];
