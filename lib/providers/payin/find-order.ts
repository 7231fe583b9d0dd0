import { err, ok } from "../../result.ts";
import type { OperationName } from "../contract.ts";
import { refusal } from "../method-limits.ts";
import { findForeignChain } from "./networks.ts";
import { type Order, orderSchema, ordersSchema } from "./order-shape.ts";
import { findRow, PAGE_ROWS } from "./paging.ts";
import { type Answer, type Context, request } from "./request.ts";

/** By the reference's own path, and where an edition has none, in the list. Null: PayIn has no such order. */
export async function findOrder(
  context: Context,
  reference: string,
  operation: OperationName,
): Answer<Order | null> {
  const named = await request(context, {
    operation,
    method: "GET",
    path: `/orders/by-reference/${encodeURIComponent(reference)}`,
    schema: orderSchema,
  });
  if (named.ok && named.value.reference === reference) return own(context, named.value);
  // Not found may mean the order or the path, and the server takes the path for an order's id.
  const mayBeListed = named.ok || named.error.code === "not_found" || named.error.code === "invalid_request";
  if (!mayBeListed) return named;
  const listed = await findListed(context, reference, operation);
  return listed.ok && listed.value ? own(context, listed.value) : listed;
}

/** The list's filter is a search: only an equal reference counts. */
function findListed(context: Context, reference: string, operation: OperationName): Answer<Order | null> {
  return findRow(
    {
      rows: PAGE_ROWS,
      keyOf: (order) => ({ id: order.orderId, at: order.createdAt }),
      read: (page) =>
        request(context, {
          operation,
          method: "GET",
          path: "/orders",
          query: { orderReference: reference, page: String(page), limit: String(PAGE_ROWS) },
          schema: ordersSchema,
        }),
    },
    (order) => order.reference === reference,
  );
}

function own(context: Context, order: Order): Awaited<Answer<Order>> {
  const foreign = findForeignChain(context.mode, [order.chainId]);
  return foreign ? err(refusal(`The order is on another network. ${foreign}`)) : ok(order);
}
