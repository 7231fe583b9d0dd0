import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { toUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, headerOf, json, param } from "#sandbox/server/http.ts";
import { errorReply, listReply, refuse, success } from "./envelope.ts";
import { sumScale } from "./networks.ts";
import { checkPair } from "./order-input.ts";
import { orderView } from "./orders.ts";
import type { PayInState, PaymentLink } from "./state.ts";

const amountText = z.string().regex(/^\d{1,30}(\.\d{1,18})?$/);
const currencyItem = z.union([
  z.object({ currency: z.string(), chainId: z.string() }).transform((item) => [item]),
  z
    .object({ currency: z.string(), chainOptions: z.array(z.string()).min(1) })
    .transform((item) => item.chainOptions.map((chainId) => ({ currency: item.currency, chainId }))),
]);

const linkInput = z.object({
  title: z.string().min(1).max(255),
  description: z.string().nullish(),
  amount: amountText,
  currencies: z
    .array(currencyItem)
    .min(1)
    .transform((items) => items.flat()),
  inventoryTotal: z.number().int().positive().nullish(),
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

const linkChange = linkInput.omit({ amount: true, currencies: true }).partial();

export function checkoutUrl(state: PayInState, link: PaymentLink): string {
  return `${state.context.baseUrl()}/payin/checkout/${link.slug}`;
}

export function linkOrders(state: PayInState, link: PaymentLink) {
  return state.orders.all().filter((order) => order.paymentLinkId === link.id);
}

/** Stock that is neither sold nor held by an open order; `null` when unlimited. */
export function availableInventory(state: PayInState, link: PaymentLink): number | null {
  if (link.inventoryTotal === null) return null;
  const held = linkOrders(state, link).filter((order) => order.status !== "expired").length;
  return Math.max(0, link.inventoryTotal - held);
}

export function linkView(state: PayInState, link: PaymentLink) {
  const live = link.status === "published" && !link.archived;
  return {
    id: link.id,
    slug: link.slug,
    title: link.title,
    description: link.description,
    amount: link.amount,
    amountType: toUnits(link.amount, sumScale) === 0n ? "user_input" : "fixed",
    currencies: link.currencies,
    status: link.status,
    archived: link.archived,
    checkoutUrl: checkoutUrl(state, link),
    url: live ? checkoutUrl(state, link) : null,
    inventoryTotal: link.inventoryTotal,
    availableInventory: availableInventory(state, link),
    expiresAt: link.expiresAt,
    metadata: link.metadata ?? {},
    createdAt: link.createdAt,
    updatedAt: link.updatedAt,
  };
}

function slugOf(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `${words.slice(0, 40) || "link"}-${randomBytes(3).toString("hex")}`;
}

export function createLink(state: PayInState, request: SandboxRequest): Reply {
  const body = bodyOf(request);
  const parsed = linkInput.safeParse(body);
  if (!parsed.success) {
    refuse(
      400,
      `Invalid field: ${parsed.error.issues[0]?.path.join(".") || "body"}`,
      "PAYMENT_LINK_VALIDATION_FAILED",
    );
  }
  const input = parsed.data;
  for (const pair of input.currencies) checkPair(pair.currency, pair.chainId);
  const create = () => {
    const now = state.context.clock.iso();
    const link = state.links.put({
      id: randomUUID(),
      slug: slugOf(input.title),
      title: input.title,
      description: input.description ?? null,
      amount: input.amount,
      currencies: input.currencies,
      inventoryTotal: input.inventoryTotal ?? null,
      expiresAt: input.expiresAt ?? null,
      metadata: input.metadata ?? null,
      status: "draft",
      archived: false,
      createdAt: now,
      updatedAt: now,
    });
    return success(201, linkView(state, link), "Payment link created successfully");
  };
  const conflict = () =>
    errorReply(409, "Idempotency key was used with another body", "IDEMPOTENCY_CONFLICT");
  return state.idempotency.once(headerOf(request, "idempotency-key"), body, create, conflict);
}

function linkOf(state: PayInState, request: SandboxRequest): PaymentLink {
  const id = param(request, "id");
  return state.links.get(id) ?? refuse(404, "Payment link not found");
}

export function getLink(state: PayInState, request: SandboxRequest): Reply {
  return success(200, linkView(state, linkOf(state, request)));
}

export function listLinks(state: PayInState, request: SandboxRequest): Reply {
  const status = request.query.get("status");
  const search = request.query.get("search")?.toLowerCase() ?? "";
  const withArchived = request.query.get("includeArchived") === "true";
  const onlyArchived = request.query.get("archived") === "true";
  const rows = state.links
    .all()
    .filter((link) => (onlyArchived ? link.archived : withArchived || !link.archived))
    .filter((link) => (!status || link.status === status) && link.title.toLowerCase().includes(search))
    .reverse();
  return listReply(
    state,
    request,
    "paymentLinks",
    rows.map((link) => linkView(state, link)),
  );
}

export function listLinkOrders(state: PayInState, request: SandboxRequest): Reply {
  const orders = linkOrders(state, linkOf(state, request)).reverse();
  return listReply(
    state,
    request,
    "orders",
    orders.map((order) => orderView(state, order)),
  );
}

/** PUT: amount, currencies and slug stay as they are once made. */
export function updateLink(state: PayInState, request: SandboxRequest): Reply {
  const link = linkOf(state, request);
  const parsed = linkChange.safeParse(bodyOf(request));
  if (!parsed.success) refuse(400, "Invalid payment link change", "PAYMENT_LINK_VALIDATION_FAILED");
  const change = Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  const next = state.links.put({ ...link, ...change, updatedAt: state.context.clock.iso() });
  return success(200, linkView(state, next), "Payment link updated");
}

export type LinkMove = "publish" | "unpublish" | "archive" | "restore";

export function moveLink(state: PayInState, request: SandboxRequest, move: LinkMove): Reply {
  const link = linkOf(state, request);
  if (move === "publish" && link.archived) refuse(409, "An archived link must be restored first");
  if (move === "publish" || move === "unpublish") link.status = move === "publish" ? "published" : "draft";
  else link.archived = move === "archive";
  link.updatedAt = state.context.clock.iso();
  return success(200, linkView(state, link), `Payment link ${move} done`);
}

export function deleteLink(state: PayInState, request: SandboxRequest): Reply {
  state.links.remove(linkOf(state, request).id);
  return json(200, { success: true, message: "Payment link deleted" });
}
