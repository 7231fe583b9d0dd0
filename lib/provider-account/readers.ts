import "server-only";
import { defineReader } from "../server/define-reader.ts";
import { listAccountLinks } from "./list-account-links.ts";
import { listAddressPools } from "./list-address-pools.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { listEndpoints } from "./list-endpoints.ts";
import { listProviderPayments } from "./list-provider-payments.ts";
import { listProviderTokens } from "./list-provider-tokens.ts";
import { readProviderTotals } from "./read-provider-totals.ts";
import { accountInput, listQuery } from "./schema.ts";

const permission = "connections.read";

export const providerPaymentsReader = defineReader({
  permission: "transactions.read",
  params: listQuery,
  read: listProviderPayments,
});
export const providerTotalsReader = defineReader({
  permission,
  params: accountInput,
  read: readProviderTotals,
});
export const providerTokensReader = defineReader({
  permission,
  params: accountInput,
  read: listProviderTokens,
});
export const addressPoolsReader = defineReader({ permission, params: accountInput, read: listAddressPools });
export const endpointsReader = defineReader({ permission, params: accountInput, read: listEndpoints });
export const deliveriesReader = defineReader({ permission, params: listQuery, read: listDeliveries });
export const accountLinksReader = defineReader({
  permission: "links.read",
  params: accountInput,
  read: listAccountLinks,
});
