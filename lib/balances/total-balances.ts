import { addDecimal } from "./decimals.ts";
import type { Balance, CurrencyTotal } from "./schema.ts";

/** One line per currency over all connections, true as of the oldest figure in it. Currencies in order of appearance. */
export function totalBalances(balances: readonly Balance[]): CurrencyTotal[] {
  const totals = new Map<string, CurrencyTotal>();
  for (const balance of balances) {
    const before = totals.get(balance.currency);
    totals.set(balance.currency, before === undefined ? begin(balance) : join(before, balance));
  }
  return [...totals.values()];
}

function begin({ currency, available, pending, connection, source, asOf }: Balance): CurrencyTotal {
  return { currency, available, pending, sources: [connection.name], custody: custodyOf(source), asOf };
}

function join(total: CurrencyTotal, balance: Balance): CurrencyTotal {
  const { currency } = total;
  return {
    currency,
    available: addDecimal(total.available, balance.available, currency),
    pending:
      total.pending === null || balance.pending === null
        ? (total.pending ?? balance.pending)
        : addDecimal(total.pending, balance.pending, currency),
    sources: [...total.sources, balance.connection.name],
    custody: total.custody === custodyOf(balance.source) ? total.custody : "mixed",
    asOf: olderOf(total.asOf, balance.asOf),
  };
}

function custodyOf(source: Balance["source"]): "provider" | "merchant" {
  return source === "provider" ? "provider" : "merchant";
}

/** ISO times in UTC sort as text. */
function olderOf(a: string, b: string): string {
  return a.localeCompare(b) < 0 ? a : b;
}
