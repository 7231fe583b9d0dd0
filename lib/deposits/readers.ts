import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getDepositAddress } from "./get-deposit-address.ts";
import { listDepositAddresses } from "./list-deposit-addresses.ts";
import { listDepositOffers } from "./list-deposit-offers.ts";
import { depositFiltersSchema, depositIdInput } from "./schema.ts";

export const depositAddressesReader = defineReader({
  permission: "deposits.read",
  params: depositFiltersSchema,
  read: listDepositAddresses,
});
export const depositAddressReader = defineReader({
  permission: "deposits.read",
  params: depositIdInput,
  read: getDepositAddress,
});
export const depositOffersReader = defineReader({
  permission: "deposits.write",
  params: z.object({}),
  read: (scope) => listDepositOffers(scope),
});
