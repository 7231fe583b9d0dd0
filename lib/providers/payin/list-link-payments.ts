import { ok } from "../../result.ts";
import type { ProviderOperations } from "../contract.ts";
import type { Credentials } from "./credentials.ts";
import { mapOrder } from "./mapper.ts";
import { findForeignChain } from "./networks.ts";
import { type Order, ordersSchema } from "./order-shape.ts";
import { PAGE_ROWS, readAllRows } from "./paging.ts";
import { request } from "./request.ts";

export const listLinkPayments: NonNullable<ProviderOperations<Credentials>["listLinkPayments"]> = async (
  context,
  externalId,
) => {
  const orders = await readAllRows<Order>({
    rows: PAGE_ROWS,
    keyOf: (order) => ({ id: order.orderId, at: order.createdAt }),
    read: (page) =>
      request(context, {
        operation: "listLinkPayments",
        method: "GET",
        path: `/payment-links/${encodeURIComponent(externalId)}/orders`,
        query: { page: String(page), limit: String(PAGE_ROWS) },
        schema: ordersSchema,
      }),
  });
  if (!orders.ok) return orders;
  const own = orders.value.filter(({ chainId }) => !findForeignChain(context.mode, [chainId]));
  return ok(own.flatMap((order) => mapOrder(order) ?? []));
};
