import { defineProvider } from "../define-provider.ts";
import { checkCredentials, createPayment, findPayment, getPayment, listBalances } from "./client.ts";
import { credentialFields, credentialsSchema } from "./credentials.ts";
import { METHODS } from "./methods.ts";
import { setup, translate, verify } from "./webhook.ts";

export const gateway = defineProvider({
  id: "gateway",
  name: "Generic gateway",
  summary: "Any REST gateway that follows the common conventions.",
  tile: { letters: "GW", color: "#57534e" },
  custody: "provider",
  credentials: { schema: credentialsSchema, fields: credentialFields },
  // A plain gateway has no address of its own: the merchant enters it.
  baseUrls: { test: "https://sandbox.gateway.example", live: "https://api.gateway.example" },
  methods: () => METHODS,
  repeatsSafely: true,
  pace: { concurrent: 10 },
  operations: { checkCredentials, createPayment, getPayment, findPayment, listBalances },
  webhook: { verify, translate, setup },
});
