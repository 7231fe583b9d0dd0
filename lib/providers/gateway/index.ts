import { defineProvider } from "../define-provider.ts";
import { listBalances } from "./balances.ts";
import { checkCredentials } from "./check-credentials.ts";
import { createPayout, createRefund } from "./create-movement.ts";
import { createPayment } from "./create-payment.ts";
import { credentialFields } from "./credential-fields.ts";
import { clientTls, credentialsSchema } from "./credentials.ts";
import { diagnosis } from "./diagnosis.ts";
import { METHODS } from "./methods.ts";
import { PAYOUT_METHODS } from "./payout-methods.ts";
import { findPayment, getPayment } from "./reads.ts";
import { readSample } from "./sample.ts";
import { expects, samples, sign } from "./samples.ts";
import { setup, translate, verify } from "./webhook.ts";

export const gateway = defineProvider({
  id: "gateway",
  name: "Generic gateway",
  isNameless: true,
  summary: "Any REST gateway that follows the common conventions, or that a mapping describes.",
  tile: { letters: "GW", color: "#57534e" },
  custody: "provider",
  credentials: { schema: credentialsSchema, fields: credentialFields },
  // A plain gateway has no address of its own: the merchant enters it.
  baseUrls: { test: "https://sandbox.gateway.example", live: "https://api.gateway.example" },
  methods: () => METHODS,
  takes: ({ family }, { checkout }) => family === "card" || checkout === "card_and_crypto",
  payoutMethods: () => PAYOUT_METHODS,
  repeatsSafely: true,
  honoursKeys: ({ idempotency }) => idempotency !== "none",
  pace: { concurrent: 10 },
  operations: {
    checkCredentials,
    createPayment,
    getPayment,
    findPayment,
    listBalances,
    createRefund,
    createPayout,
  },
  webhook: { verify, translate, setup, expects, samples, sign, diagnosis },
  clientTls,
  readSample,
});
