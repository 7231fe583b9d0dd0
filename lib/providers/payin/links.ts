import { toDecimal } from "../../money.ts";
import { err, ok } from "../../result.ts";
import type { ProviderOperations } from "../contract.ts";
import { refusal } from "../method-limits.ts";
import type { CreateLinkInput } from "../payment-contract.ts";
import { shortDecimal } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import type { Credentials } from "./credentials.ts";
import { mapLink, mapOrder } from "./mapper.ts";
import { findMethod, type PayinMethod } from "./methods.ts";
import { type Context, request, siteUrlOf } from "./request.ts";
import { linkSchema, ordersSchema } from "./shapes.ts";

type Operations = ProviderOperations<Credentials>;

export const createLink: NonNullable<Operations["createLink"]> = async (context, input) => {
  const methods = input.methods.flatMap((method) => findMethod(context.mode, method.id) ?? []);
  if (methods.length === 0) return err(refusal("Choose at least one token and network."));
  const answer = await request(context, {
    operation: "createLink",
    method: "POST",
    path: "/payment-links",
    headers: { "idempotency-key": input.idempotencyKey },
    body: linkBody(input, methods),
    schema: linkSchema,
    movesMoney: false,
  });
  return answer.ok ? ok(mapLink(answer.value, siteUrlOf(context))) : answer;
};

function linkBody(input: CreateLinkInput, methods: readonly PayinMethod[]) {
  return withoutUndefined({
    title: input.title,
    description: input.description,
    // "0" lets the payer choose (guide); the server asks for the type as well.
    amount: input.amount ? shortDecimal(toDecimal(input.amount)) : "0",
    amountType: input.amount ? "fixed" : "user_input",
    currencies: currenciesOf(methods),
    inventoryTotal: input.maxPayments,
    expiresAt: input.expiresAt?.toISOString(),
  });
}

/** One entry a pair, as the guide writes it; the server reads `chainOptions` instead of `chainId`. */
function currenciesOf(methods: readonly PayinMethod[]) {
  return methods.flatMap(({ currencies, chainId }) =>
    currencies.map((currency) => ({ currency, chainId, chainOptions: [chainId] })),
  );
}

export const publishLink: NonNullable<Operations["publishLink"]> = async (context, externalId) => {
  const answer = await changeLink(context, externalId, "publish");
  // An answer without a status still means what its address says: it is published.
  return answer.ok ? ok(mapLink({ ...answer.value, status: "published" }, siteUrlOf(context))) : answer;
};

export const archiveLink: NonNullable<Operations["archiveLink"]> = async (context, externalId) => {
  const answer = await changeLink(context, externalId, "archive");
  return answer.ok ? ok({ externalId: answer.value.id, url: null }) : answer;
};

function changeLink(context: Context, externalId: string, change: "publish" | "archive") {
  return request(context, {
    operation: `${change}Link`,
    method: "POST",
    path: `/payment-links/${encodeURIComponent(externalId)}/${change}`,
    body: {},
    schema: linkSchema,
    movesMoney: false,
  });
}

export const listLinkPayments: NonNullable<Operations["listLinkPayments"]> = async (context, externalId) => {
  const answer = await request(context, {
    operation: "listLinkPayments",
    method: "GET",
    path: `/payment-links/${encodeURIComponent(externalId)}/orders`,
    query: { page: "1", limit: "100" },
    schema: ordersSchema,
  });
  return answer.ok ? ok(answer.value.flatMap((order) => mapOrder(order) ?? [])) : answer;
};
