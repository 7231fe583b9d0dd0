import { toUnits } from "#sandbox/server/decimal.ts";
import { refuse } from "./envelope.ts";
import { sumScale } from "./networks.ts";
import type { Order, PayInState } from "./state.ts";

const sorts = ["createdAt", "updatedAt", "amount"];

function dateOf(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? refuse(400, `${name} is not a date`, "ORDER_FILTER_INVALID_DATE") : time;
}

/** Filters of the guide (`chainId`, `currency`) and of the server (`chain`, `token`, dates, sorting), newest first. */
export function filterOrders(state: PayInState, query: URLSearchParams): Order[] {
  const sortBy = query.get("sortBy") ?? "createdAt";
  if (!sorts.includes(sortBy))
    refuse(400, `sortBy must be one of ${sorts.join(", ")}`, "ORDER_FILTER_INVALID_SORT");
  const statuses = query.get("status")?.split(",");
  const chain = query.get("chainId") ?? query.get("chain");
  const token = query.get("currency") ?? query.get("token");
  const reference = query.get("orderReference");
  const after = dateOf(query, "createdAfter");
  const before = dateOf(query, "createdBefore");
  const rows = state.orders.all().filter((order) => {
    const createdAt = Date.parse(order.createdAt);
    return (
      (!statuses || statuses.includes(order.status)) &&
      (!chain || order.chainId === chain) &&
      (!token || order.currency === token) &&
      (!reference || order.orderReference.includes(reference)) &&
      (after === undefined || createdAt >= after) &&
      (before === undefined || createdAt <= before)
    );
  });
  const direction = query.get("sortOrder") === "asc" ? 1 : -1;
  // Of the same instant the later one counts as newer.
  if (direction < 0) rows.reverse();
  return rows.sort((a, b) => direction * compare(a, b, sortBy));
}

function compare(a: Order, b: Order, sortBy: string): number {
  if (sortBy === "amount") {
    const difference = toUnits(a.amount, sumScale) - toUnits(b.amount, sumScale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  const time = (order: Order) => (sortBy === "updatedAt" ? (order.completedAt ?? order.expiredAt) : null);
  return (time(a) ?? a.createdAt).localeCompare(time(b) ?? b.createdAt);
}
