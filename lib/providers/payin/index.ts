import { defineProvider } from "../define-provider.ts";
import { checkCredentials } from "./check-credentials.ts";
import { credentialFields, credentialsSchema } from "./credentials.ts";
import { archiveLink, createLink, listLinkPayments, publishLink } from "./links.ts";
import { methodsOf } from "./methods.ts";
import { createPayment, findPayment, getPayment } from "./orders.ts";
import { setup, translate, verify } from "./webhook.ts";

export const payin = defineProvider({
  id: "payin",
  name: "PayIn",
  summary: "Stablecoin orders, deposits and payment links, straight to your own addresses.",
  tile: { letters: "PI", color: "#4338ca" },
  custody: "merchant",
  credentials: { schema: credentialsSchema, fields: credentialFields },
  baseUrls: { test: "https://testnet.payin.com/api/v1", live: "https://app.payin.com/api/v1" },
  methods: methodsOf,
  repeatsSafely: true,
  pace: { concurrent: 20, perMinute: 300 },
  operations: {
    checkCredentials,
    createPayment,
    getPayment,
    findPayment,
    createLink,
    publishLink,
    archiveLink,
    listLinkPayments,
  },
  webhook: { verify, translate, setup },
});
