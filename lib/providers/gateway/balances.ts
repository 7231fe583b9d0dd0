import { z } from "zod";
import { ok, type Result } from "../../result.ts";
import type { OperationName, ProviderError, ProviderOperations } from "../contract.ts";
import { looseText } from "../loose.ts";
import type { ProviderBalance } from "../payment-contract.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { readMoney } from "./amounts.ts";
import { type Context, call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import { readAt } from "./dot-path.ts";
import { type GatewayMapping, mappingOf } from "./mapping.ts";

function balanceSchema(mapping: GatewayMapping): z.ZodType<readonly unknown[]> {
  return z.unknown().transform((value, context) => {
    const items = z.array(z.unknown()).safeParse(readAt(value, mapping.balance.items));
    if (items.success) return items.data;
    context.addIssue({ code: "custom", message: "no balances" });
    return z.NEVER;
  });
}

export function readBalance(
  context: Context,
  operation: OperationName,
): Promise<Result<readonly unknown[], ProviderError>> {
  const mapping = mappingOf(context.credentials);
  return call(context, {
    operation,
    method: "GET",
    path: mapping.paths.balance,
    schema: balanceSchema(mapping),
  });
}

/** In each currency that we know; others are left out. A gateway without balances has none to list. */
export const listBalances: NonNullable<ProviderOperations<Credentials>["listBalances"]> = async (context) => {
  const mapping = mappingOf(context.credentials);
  if (mapping.paths.balance === "") return ok([]);
  const answer = await readBalance(context, "listBalances");
  return answer.ok ? ok(answer.value.flatMap((item) => balanceIn(mapping, item))) : answer;
};

function balanceIn(mapping: GatewayMapping, item: unknown): ProviderBalance[] {
  const { balance } = mapping;
  const currency = looseText.parse(readAt(item, balance.currency));
  const available = readMoney(mapping, readAt(item, balance.available), currency);
  if (!available) return [];
  const pending = readMoney(mapping, readAt(item, balance.pending), currency);
  return [withoutUndefined({ currency: available.currency, available, pending })];
}
