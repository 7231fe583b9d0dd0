import { defineProvider } from "../define-provider.ts";
import { listTokens, readTotals } from "./account.ts";
import { checkCredentials } from "./check-credentials.ts";
import { createPayment } from "./create-payment.ts";
import { credentialFields, credentialsSchema } from "./credentials.ts";
import { diagnosis } from "./diagnosis.ts";
import { getEvent, listEventsSince } from "./events.ts";
import { findPayment, getPayment, listPayments } from "./invoices.ts";
import { METHODS } from "./methods.ts";
import { expects, samples, sign } from "./samples.ts";
import { openStream } from "./stream.ts";
import { setup, translate, verify } from "./webhook.ts";

export const pepay = defineProvider({
  id: "pepay",
  name: "Pepay",
  summary: "Dollar invoices paid in crypto on any of ten networks.",
  tile: { letters: "Pe", color: "#be185d" },
  dashboardUrl: "https://pepay.io/login",
  custody: "merchant",
  credentials: { schema: credentialsSchema, fields: credentialFields },
  // Devnet and mainnet share a host: the key decides.
  baseUrls: { test: "https://api-beta.pepay.io", live: "https://api-beta.pepay.io" },
  methods: () => METHODS,
  listFilters: ["customerId", "status", "from", "to"],
  repeatsSafely: true,
  pace: { concurrent: 10, perMinute: 100 },
  operations: {
    checkCredentials,
    createPayment,
    getPayment,
    findPayment,
    listPayments,
    readTotals,
    listTokens,
    openStream,
    listEventsSince,
    getEvent,
  },
  webhook: { verify, translate, setup, expects, samples, sign, diagnosis },
});
