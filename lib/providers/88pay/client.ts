import { ok } from "../../result.ts";
import type { ProviderContext, ProviderOperations } from "../contract.ts";
import { requestJson } from "../http.ts";
import { balanceSchema, mapBalance } from "./balance-answer.ts";
import { COUNTRIES } from "./countries.ts";
import type { Credentials } from "./credentials.ts";
import { mapError } from "./errors.ts";
import { getToken, withToken } from "./token.ts";
import { mapTransaction, transactionSchema } from "./transaction-answer.ts";

type Operations = ProviderOperations<Credentials>;

export const checkCredentials: Operations["checkCredentials"] = async (context) => {
  const token = await getToken(context, { force: true });
  return token.ok ? ok({ account: context.credentials.merchantId }) : token;
};

export const getPayment: NonNullable<Operations["getPayment"]> = (context, { externalId, kind }) =>
  withToken(context, async (headers) => {
    const answer = await requestJson(context, {
      operation: "getPayment",
      method: "GET",
      path: `/api/transactions/${encodeURIComponent(externalId)}`,
      headers,
      schema: transactionSchema,
      mapError,
    });
    return answer.ok ? ok(mapTransaction(answer.value, { externalId, kind })) : answer;
  });

export const listBalances: NonNullable<Operations["listBalances"]> = (context) =>
  withToken(context, async (headers) => {
    const answer = await requestJson(context, {
      operation: "listBalances",
      method: "POST",
      path: "/api/balance",
      query: { id: context.credentials.merchantId },
      headers,
      schema: balanceSchema,
      mapError,
      movesMoney: false,
    });
    return answer.ok ? mapBalance(answer.value, currencyOfAccount(context)) : answer;
  });

function currencyOfAccount({ credentials }: ProviderContext<Credentials>) {
  return COUNTRIES[credentials.country]?.currency ?? "USD";
}
