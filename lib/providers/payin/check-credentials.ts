import { ok } from "../../result.ts";
import type { ProviderOperations } from "../contract.ts";
import { countFreeAddresses } from "./address-pools.ts";
import type { Credentials } from "./credentials.ts";
import { readHealth } from "./health.ts";
import { ordersSchema } from "./order-shape.ts";
import { request } from "./request.ts";

const operation = "checkCredentials";

/** Is PayIn up, does it take the key, and are there addresses to give to payers? */
export const checkCredentials: ProviderOperations<Credentials>["checkCredentials"] = async (context) => {
  const health = await readHealth(context, operation);
  // An edition without that page is no reason to refuse its key.
  if (!health.ok && (health.error.code === "unavailable" || health.error.code === "timeout")) return health;
  const orders = await request(context, {
    operation,
    method: "GET",
    path: "/orders",
    query: { page: "1", limit: "1" },
    schema: ordersSchema,
  });
  if (!orders.ok) return orders;
  const free = await countFreeAddresses(context);
  const network = context.mode === "live" ? "PayIn mainnet" : "PayIn testnet";
  return ok({ account: free === undefined ? network : `${network}, ${free} free addresses` });
};
