import type { Scope } from "../auth/scope.ts";
import { CURRENCY_CODES } from "../currencies.ts";
import { getReplayLimit } from "../replays/get-replay-limit.ts";
import { toMoneyDto } from "../transactions/row-dto.ts";
import { listLimitRows, listMemberNames } from "./repository.ts";
import type { Limits } from "./schema.ts";

/** What one member may send out alone, per currency, and how much they may replay; a currency without a limit needs nobody else. */
export async function listLimits(scope: Scope): Promise<Limits> {
  const [rows, names, replays] = await Promise.all([
    listLimitRows(scope),
    listMemberNames(scope),
    getReplayLimit(scope),
  ]);
  const nameOf = (id: string) => names.get(id) ?? "Paydeck";
  return {
    limits: rows.map((row) => ({
      limit: toMoneyDto(row.amount, row.currency),
      setBy: nameOf(row.setBy),
      setAt: row.setAt.toISOString(),
    })),
    currencies: [...CURRENCY_CODES],
    replays: {
      events: replays.events,
      set: replays.set && { by: nameOf(replays.set.by), at: replays.set.at.toISOString() },
    },
  };
}
