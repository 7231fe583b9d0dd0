import { z } from "zod";
import { err, ok } from "../../result.ts";
import { camelKeys } from "../camel-keys.ts";
import type { ProviderOperations } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import { requestJson } from "../http.ts";
import { looseCount } from "../loose.ts";
import type { Credentials } from "./credentials.ts";
import { type Context, request, siteUrlOf } from "./request.ts";
import { ordersSchema } from "./shapes.ts";

const operation = "checkCredentials";

/** Is PayIn up, does it take the key, and are there addresses to give to payers? */
export const checkCredentials: ProviderOperations<Credentials>["checkCredentials"] = async (context) => {
  const health = await requestJson(context, {
    operation,
    method: "GET",
    url: `${siteUrlOf(context)}/health`,
    schema: z.object({ status: z.string() }),
  });
  if (!health.ok && (health.error.code === "unavailable" || health.error.code === "timeout")) return health;
  if (health.ok && health.value.status !== "healthy")
    return err({ code: "unavailable", message: "PayIn says that it is not healthy.", effect: "not_applied" });
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

const poolSchema = z.preprocess(
  (value) => camelKeys(unwrapData(value)),
  z
    .object({ available: looseCount, availableCount: looseCount, availableAddresses: looseCount })
    .transform((pool) => pool.available ?? pool.availableCount ?? pool.availableAddresses),
);

/** The pool's page has no documented answer: what can't be read is left out. */
async function countFreeAddresses(context: Context): Promise<number | undefined> {
  const pool = await request(context, {
    operation,
    method: "GET",
    path: "/address-pool/status",
    schema: poolSchema,
  });
  return pool.ok ? pool.value : undefined;
}
