import { toDecimal } from "../../money.ts";
import { err, ok } from "../../result.ts";
import type { ProviderContext, ProviderOperations } from "../contract.ts";
import { LIST_NOT_EXHAUSTED } from "../errors.ts";
import { exactNumber } from "../exact-json.ts";
import { findLimitProblem, refusal } from "../method-limits.ts";
import { shortDecimal } from "../read-amount.ts";
import { call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import { environmentOf, isOtherEnvironment } from "./environment.ts";
import {
  createdSchema,
  inEnvironment,
  invoiceListSchema,
  invoiceSchema,
  mapCreated,
  mapInvoice,
} from "./mapper.ts";

type Operations = ProviderOperations<Credentials>;
type Context = ProviderContext<Credentials>;

const INVOICES = "/api/v1/invoices";
/** Pepay counts in thousandths of a dollar. */
const FINEST_SCALE = 3;
const PAGE = 100;
const MAX_PAGES = 5;

export const checkCredentials: Operations["checkCredentials"] = async (context) => {
  const answer = await listInvoices(context, "checkCredentials", { limit: "1" });
  if (!answer.ok) return answer;
  const environment = environmentOf(context.mode);
  const [newest] = answer.value.data;
  if (isOtherEnvironment(newest?.environment, context.mode))
    return err({
      code: "credentials_rejected",
      message: `This key is not a ${environment} key. A connection in ${context.mode} mode needs one.`,
      effect: "not_applied",
    });
  return ok({ account: `Pepay ${environment}` });
};

export const createPayment: NonNullable<Operations["createPayment"]> = async (context, input) => {
  const problem = findLimitProblem({ amount: input.amount, method: input.method });
  if (problem) return err(problem);
  const amount = shortDecimal(toDecimal(input.amount));
  if ((amount.split(".")[1]?.length ?? 0) > FINEST_SCALE)
    return err(refusal("Pepay takes no more than three digits after the point."));
  const answer = await call(context, {
    operation: "createPayment",
    method: "POST",
    path: INVOICES,
    headers: { "idempotency-key": input.idempotencyKey },
    body: {
      amount_usd: exactNumber(amount),
      description: input.description.slice(0, 255),
      customer_id: input.customer.id.slice(0, 255),
      metadata: { transaction_id: input.transactionId },
      payment_return_url: input.returnUrl,
      payment_return_url_enabled: true,
    },
    schema: createdSchema,
  });
  return answer.ok ? ok(mapCreated(answer.value, input)) : answer;
};

export const getPayment: NonNullable<Operations["getPayment"]> = async (context, { externalId }) => {
  const answer = await call(context, {
    operation: "getPayment",
    method: "GET",
    path: `${INVOICES}/${encodeURIComponent(externalId)}`,
    query: { expand: "latest_payment" },
    schema: invoiceSchema,
  });
  if (!answer.ok) return answer;
  return inEnvironment(isOtherEnvironment(answer.value.environment, context.mode), mapInvoice(answer.value));
};

/** Pepay can't search by metadata: the newest invoices are looked through, five hundred at most. */
export const findPayment: NonNullable<Operations["findPayment"]> = async (context, { reference }) => {
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = { limit: String(PAGE), environment: environmentOf(context.mode), starting_after: after };
    const answer = await listInvoices(context, "findPayment", query);
    if (!answer.ok) return answer;
    const { data, has_more } = answer.value;
    const found = data.find((invoice) => invoice.metadata?.transaction_id === reference);
    if (found) return inEnvironment(isOtherEnvironment(found.environment, context.mode), mapInvoice(found));
    after = data.at(-1)?.id;
    if (!has_more || after === undefined) return ok(null);
  }
  return err(LIST_NOT_EXHAUSTED);
};

function listInvoices(
  context: Context,
  operation: "checkCredentials" | "findPayment",
  query: Readonly<Record<string, string | undefined>>,
) {
  return call(context, { operation, method: "GET", path: INVOICES, query, schema: invoiceListSchema });
}
