import type { Scope } from "../auth/scope.ts";
import { CURRENCY_CODES } from "../currencies.ts";
import { toMoneyDto } from "../transactions/row-dto.ts";
import { listLimitRows, listMemberNames } from "./repository.ts";
import type { Limits } from "./schema.ts";

/** What one member may send out alone, per currency; a currency without a limit needs nobody else. */
export async function listLimits(scope: Scope): Promise<Limits> {
  const [rows, names] = await Promise.all([listLimitRows(scope), listMemberNames(scope)]);
  return {
    limits: rows.map((row) => ({
      limit: toMoneyDto(row.amount, row.currency),
      setBy: names.get(row.setBy) ?? "Paydeck",
      setAt: row.setAt.toISOString(),
    })),
    currencies: [...CURRENCY_CODES],
  };
}
