import { ok } from "../../result.ts";
import type { ProviderListQuery } from "../account-contract.ts";
import type { ProviderOperations } from "../contract.ts";
import type { Credentials } from "./credentials.ts";
import { mapOrder } from "./mapper.ts";
import { findForeignChain } from "./networks.ts";
import { type Order, ordersSchema } from "./order-shape.ts";
import { type Listing, readPageAfter } from "./paging.ts";
import { type Context, request } from "./request.ts";
import { isWithin } from "./within.ts";

const ROWS = 50;

/** `status` may be several words with commas between them (server source). Orders of the other network are left out. */
export const listPayments: NonNullable<ProviderOperations<Credentials>["listPayments"]> = async (
  context,
  query,
) => {
  const page = await readPageAfter(listing(context, query), query.cursor);
  if (!page.ok) return page;
  const items = page.value.items
    .filter((order) => isWithin(query, order.createdAt) && !findForeignChain(context.mode, [order.chainId]))
    .flatMap((order) => {
      const fact = mapOrder(order);
      return fact ? [{ fact, createdAt: order.createdAt ?? null }] : [];
    });
  return ok({ items, nextCursor: page.value.nextCursor });
};

function listing(context: Context, { reference, status, from, to }: ProviderListQuery): Listing<Order> {
  return {
    rows: ROWS,
    keyOf: (order) => ({ id: order.orderId, at: order.createdAt }),
    read: (page) =>
      request(context, {
        operation: "listPayments",
        method: "GET",
        path: "/orders",
        query: {
          orderReference: reference,
          status,
          createdAfter: from?.toISOString(),
          createdBefore: to?.toISOString(),
          sortBy: "createdAt",
          sortOrder: "desc",
          page: String(page),
          limit: String(ROWS),
        },
        schema: ordersSchema,
      }),
  };
}
