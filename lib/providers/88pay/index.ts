import { defineProvider } from "../define-provider.ts";
import { createPayment } from "./charge.ts";
import { checkCredentials, getPayment, listBalances } from "./client.ts";
import { credentialFields, credentialsSchema } from "./credentials.ts";
import { diagnosis } from "./diagnosis.ts";
import { METHODS } from "./methods.ts";
import { createPayout } from "./payout.ts";
import { PAYOUT_METHODS } from "./payout-methods.ts";
import { expects, samples, sign } from "./samples.ts";
import { setup, translate, verify } from "./webhook.ts";

export const eightyEightPay = defineProvider({
  id: "88pay",
  name: "88Pay",
  summary: "Cards, bank transfers, cash and wallets across Latin America.",
  tile: { letters: "88", color: "#0f766e" },
  dashboardUrl: "https://dash.88pay.io",
  custody: "provider",
  credentials: { schema: credentialsSchema, fields: credentialFields },
  baseUrls: { test: "https://api-sandbox.88pay.io", live: "https://api.88pay.io" },
  methods: () => METHODS,
  payoutMethods: () => PAYOUT_METHODS,
  repeatsSafely: false,
  pace: { concurrent: 5, perMinute: 60 },
  operations: { checkCredentials, createPayment, createPayout, getPayment, listBalances },
  webhook: { verify, translate, setup, expects, samples, sign, diagnosis },
});
