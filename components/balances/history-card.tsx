"use client";

import { useState } from "react";
import type { Balance } from "#lib/balances/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Card } from "../ui/card.tsx";
import { Select } from "../ui/select.tsx";
import { Time } from "../ui/time.tsx";
import { balanceKey } from "./balance-columns.tsx";
import { HistoryChart } from "./history-chart.tsx";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What one connection held at the end of each of the last 90 days. */
export function HistoryCard({ balances }: { balances: readonly Balance[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const balance = balances.find((one) => balanceKey(one) === chosen) ?? balances[0];
  if (balance === undefined) return null;
  const { history, currency, connection } = balance;
  const begin = Date.parse(history[0]?.at ?? "");
  const days = history.map(({ at }) => (Date.parse(at) - begin) / DAY_MS);
  return (
    <Card
      title="Available, last 90 days"
      aside={
        <Select
          size="sm"
          aria-label="Balance to show"
          value={balanceKey(balance)}
          onValueChange={setChosen}
          options={balances.map((one) => ({
            value: balanceKey(one),
            label: `${one.connection.name} · ${one.currency}`,
          }))}
        />
      }
    >
      {history.length < 2 ? (
        <p className="text-ink-2">
          The history begins today. A line appears here once there is a second day to compare with.
        </p>
      ) : (
        <HistoryChart amounts={history.map((point) => point.available)} {...{ currency, days }} />
      )}
      <details className="mt-3">
        <summary className="w-fit cursor-pointer rounded-1 text-meta text-ink-2 hover:text-ink">
          {history.length === 1 ? "1 day" : `${history.length} days`} as a table
        </summary>
        <div className="mt-2 overflow-hidden rounded-2 border border-line">
          <table className="w-full">
            <caption className="sr-only">
              Last {currency} balance of each day at {connection.name}
            </caption>
            <thead className="text-left text-label text-ink-3">
              <tr>
                <th scope="col" className="px-3 py-1.5 font-medium">
                  Last seen
                </th>
                <th scope="col" className="px-3 py-1.5 text-right font-medium">
                  Available
                </th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {history.toReversed().map((point) => (
                <tr key={point.at}>
                  <td className="px-3 py-1.5 text-ink-2">
                    <Time at={point.at} mode="list" />
                  </td>
                  <td className="px-3 py-1.5 text-right">
                    <Money value={{ amount: point.available, currency }} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Card>
  );
}
