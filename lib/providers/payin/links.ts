import { toDecimal } from "../../money.ts";
import { err, ok } from "../../result.ts";
import type { ProviderError, ProviderOperations } from "../contract.ts";
import { refusal } from "../method-limits.ts";
import type { CreateLinkInput } from "../payment-contract.ts";
import { shortDecimal } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import type { Credentials } from "./credentials.ts";
import { findAmountProblem } from "./limits.ts";
import { linkSchema } from "./link-shape.ts";
import { mapLink } from "./mapper.ts";
import { findMethod, type PayinMethod } from "./methods.ts";
import { request, siteUrlOf } from "./request.ts";

export const createLink: NonNullable<ProviderOperations<Credentials>["createLink"]> = async (
  context,
  input,
) => {
  const methods = input.methods.flatMap((method) => findMethod(context.mode, method.id) ?? []);
  const problem = findProblem(input, methods, context.clock.now());
  if (problem) return err(problem);
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

function findProblem(
  { amount, expiresAt, maxPayments, methods: asked }: CreateLinkInput,
  methods: readonly PayinMethod[],
  now: Date,
): ProviderError | null {
  if (methods.length === 0) return refusal("Choose at least one token and network.");
  if (methods.length < asked.length) return refusal("PayIn has no such network in this mode.");
  if (expiresAt && expiresAt <= now) return refusal("The link would be over before it begins.");
  if (maxPayments !== undefined && maxPayments < 1) return refusal("A link takes at least one payment.");
  return amount ? findAmountProblem(amount) : null;
}

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
