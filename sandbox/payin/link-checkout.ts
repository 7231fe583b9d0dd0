import { z } from "zod";
import { toUnits } from "#sandbox/server/decimal.ts";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { bodyOf, formOf, param, ReplyError, seeOther } from "#sandbox/server/http.ts";
import { hexId } from "#sandbox/server/ids.ts";
import { html } from "#sandbox/server/markup.ts";
import { notFoundPage, page } from "#sandbox/server/page.ts";
import { refuse, success } from "./envelope.ts";
import { sumScale } from "./networks.ts";
import { readOrderInput } from "./order-input.ts";
import { openOrder, orderUrl, orderView } from "./orders.ts";
import { availableInventory, linkView } from "./payment-links.ts";
import type { Order, PayInState, PaymentLink } from "./state.ts";

const buyerSchema = z.object({
  email: z.email(),
  currency: z.string(),
  chainId: z.string(),
  amount: z.string().optional(),
});

function isOpenAmount(link: PaymentLink): boolean {
  return toUnits(link.amount, sumScale) === 0n;
}

/** The public link of a slug: 404 unless published, 410 once expired. */
function publicLink(state: PayInState, request: SandboxRequest): PaymentLink {
  const slug = param(request, "slug");
  const link = state.links.find((one) => one.slug === slug);
  if (link?.status !== "published" || link.archived) return refuse(404, "Payment link not found");
  const expired = link.expiresAt && Date.parse(link.expiresAt) <= state.context.clock.now();
  if (expired) refuse(410, "Payment link expired", "PAYMENT_LINK_EXPIRED");
  return link;
}

function orderFromLink(state: PayInState, link: PaymentLink, input: unknown): Order {
  const parsed = buyerSchema.safeParse(input);
  if (!parsed.success) refuse(400, "Required fields: email, currency, chainId");
  const buyer = parsed.data;
  const offered = link.currencies.some(
    (pair) => pair.currency === buyer.currency && pair.chainId === buyer.chainId,
  );
  if (!offered) refuse(400, "Currency and chain are not offered by this link");
  if (availableInventory(state, link) === 0) refuse(409, "Sold out", "PAYMENT_LINK_SOLD_OUT");
  const orderInput = readOrderInput({
    orderReference: hexId(`${link.slug}-`, 5),
    amount: isOpenAmount(link) ? (buyer.amount ?? "") : link.amount,
    currency: buyer.currency,
    chainId: buyer.chainId,
    metadata: { paymentLinkId: link.id },
  });
  return openOrder(state, orderInput, link.id);
}

export function publicLinkView(state: PayInState, request: SandboxRequest): Reply {
  return success(200, linkView(state, publicLink(state, request)));
}

export function publicLinkOrder(state: PayInState, request: SandboxRequest): Reply {
  const link = publicLink(state, request);
  const order = orderFromLink(state, link, bodyOf(request));
  const paymentLinkOrder = { paymentLinkId: link.id, orderId: order.orderId };
  return success(201, {
    order: orderView(state, order),
    paymentLink: linkView(state, link),
    paymentLinkOrder,
  });
}

function linkPage(link: PaymentLink, problem: string | null): Reply {
  const pairs = link.currencies.map(
    (pair) =>
      html`<option value="${pair.currency} ${pair.chainId}">${pair.currency} on ${pair.chainId}</option>`,
  );
  const amount = isOpenAmount(link)
    ? html`<label for="amount">Amount</label><input id="amount" name="amount" inputmode="decimal" required>`
    : null;
  const body = html`<h1>${link.title}</h1>
<p class="amount">${isOpenAmount(link) ? "You choose" : `${link.amount} ${link.currencies[0]?.currency ?? ""}`}</p>
${link.description && html`<p class="muted">${link.description}</p>`}
${problem && html`<section class="card" role="alert"><h2>That did not work</h2><p>${problem}</p></section>`}
<section class="card"><h2>Your details</h2><form method="post" action="/payin/checkout/${link.slug}">
<label for="email">E-mail</label><input id="email" name="email" type="email" autocomplete="email" required>
<label for="pair">Pay with</label><select id="pair" name="pair">${pairs}</select>${amount}
<button>Continue to payment</button></form></section>`;
  return page({ status: problem ? 422 : 200, title: link.title, provider: "PayIn", body });
}

export function showLink(state: PayInState, request: SandboxRequest): Reply {
  const link = quiet(() => publicLink(state, request));
  return link ? linkPage(link, null) : notFoundPage("PayIn");
}

export function pressLink(state: PayInState, request: SandboxRequest): Reply {
  const link = quiet(() => publicLink(state, request));
  if (!link) return notFoundPage("PayIn");
  const form = formOf(request);
  const [currency, chainId] = (form.get("pair") ?? "").split(" ");
  const input = { email: form.get("email"), currency, chainId, amount: form.get("amount") ?? undefined };
  const order = quiet(() => orderFromLink(state, link, input));
  if (!order) return linkPage(link, "Check the e-mail and the amount. The link may also be sold out.");
  return seeOther(new URL(orderUrl(state, order)).pathname);
}

function quiet<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ReplyError) return undefined;
    throw error;
  }
}
