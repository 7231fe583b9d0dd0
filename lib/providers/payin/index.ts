import { defineProvider } from "../define-provider.ts";
import { listAddressPools } from "./address-pools.ts";
import { bindDepositAddress } from "./bind-deposit.ts";
import { checkCredentials } from "./check-credentials.ts";
import { credentialFields, credentialsSchema } from "./credentials.ts";
import { listDeliveries, retryDelivery } from "./deliveries.ts";
import { getDepositReference } from "./deposit-reference.ts";
import { diagnosis } from "./diagnosis.ts";
import { createEndpoint, deleteEndpoint, listEndpoints, testEndpoint, updateEndpoint } from "./endpoints.ts";
import { EVENT_TYPES } from "./events.ts";
import { checkHealth } from "./health.ts";
import { createLink } from "./links.ts";
import { listDeposits } from "./list-deposits.ts";
import { listLinkPayments } from "./list-link-payments.ts";
import { listPayments } from "./list-payments.ts";
import { methodsOf } from "./methods.ts";
import { archiveLink, publishLink, restoreLink, unpublishLink } from "./move-link.ts";
import { DEPOSIT_PROTOCOLS } from "./networks.ts";
import { createPayment, findPayment, getPayment } from "./orders.ts";
import { expects, samples, sign } from "./samples.ts";
import { listTokens } from "./tokens.ts";
import { unbindDepositAddress } from "./unbind-deposit.ts";
import { setup, translate, verify } from "./webhook.ts";

export const payin = defineProvider({
  id: "payin",
  name: "PayIn",
  summary: "Stablecoin orders, deposit addresses and payment links, straight to your own addresses.",
  tile: { letters: "PI", color: "#4338ca" },
  custody: "merchant",
  credentials: { schema: credentialsSchema, fields: credentialFields },
  baseUrls: { test: "https://testnet.payin.com/api/v1", live: "https://app.payin.com/api/v1" },
  methods: methodsOf,
  listFilters: ["reference", "status", "from", "to"],
  depositProtocols: DEPOSIT_PROTOCOLS,
  endpoints: { events: EVENT_TYPES.filter((type) => type !== "test.event"), secretField: "webhookSecret" },
  repeatsSafely: true,
  pace: { concurrent: 20, perMinute: 300 },
  operations: {
    checkCredentials,
    checkHealth,
    createPayment,
    getPayment,
    findPayment,
    listPayments,
    createLink,
    publishLink,
    unpublishLink,
    archiveLink,
    restoreLink,
    listLinkPayments,
    bindDepositAddress,
    unbindDepositAddress,
    getDepositReference,
    listDeposits,
    listAddressPools,
    listTokens,
    listEndpoints,
    createEndpoint,
    updateEndpoint,
    deleteEndpoint,
    testEndpoint,
    listDeliveries,
    retryDelivery,
  },
  webhook: { verify, translate, setup, expects, samples, sign, diagnosis },
});
