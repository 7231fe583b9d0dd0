"use client";

import type { MissRates } from "#lib/misses/schema.ts";
import { Card } from "../ui/card.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { useReader } from "../ui/reader.tsx";
import { durationWords } from "../webhooks/duration-words.ts";

type Rate = MissRates[number]["day"];

const WINDOWS = [
  ["day", "24 hours"],
  ["week", "7 days"],
  ["month", "30 days"],
] as const;

/** How much of what each connection should have told never came as a webhook. */
export function MissRatesCard({ rates }: { rates: MissRates }) {
  if (rates.length === 0) return null;
  return (
    <Card title="Miss rate" aside="Missed of expected" flush>
      <div className="overflow-x-auto">
        <table className="w-full min-w-[560px] text-left">
          <caption className="sr-only">Miss rate of each connection</caption>
          <thead>
            <tr className="text-meta text-ink-3 [&>th]:px-5 [&>th]:py-2 [&>th]:font-book">
              <th scope="col">Connection</th>
              {WINDOWS.map(([key, label]) => (
                <th key={key} scope="col" className="text-right">
                  {label}
                </th>
              ))}
              <th scope="col" className="text-right">
                Known after, p50 / p95
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-t border-line">
            {rates.map(({ connection, lagP50Ms, lagP95Ms, ...rest }) => (
              <tr key={connection.id} className="[&>td]:px-5 [&>td]:py-2.5 [&>th]:px-5">
                <th scope="row" className="font-medium">
                  <span className="flex items-center gap-2">
                    <Monogram letters={connection.tile.letters} colour={connection.tile.color} />
                    {connection.name}
                  </span>
                </th>
                {WINDOWS.map(([key]) => (
                  <td key={key} className="text-right">
                    <RateWords rate={rest[key]} />
                  </td>
                ))}
                <td className="text-right text-ink-2 tabular-nums">
                  {lagP50Ms === null || lagP95Ms === null
                    ? "–"
                    : `${durationWords(Math.round(lagP50Ms))} / ${durationWords(Math.round(lagP95Ms))}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function RateWords({ rate: { missed, expected, percent } }: { rate: Rate }) {
  const numbers = new Intl.NumberFormat(useReader().locale);
  if (percent === null) return <span className="text-ink-3">–</span>;
  return (
    <span className="grid leading-[17px] tabular-nums">
      <span className={missed === 0 ? "text-ink-2" : "font-strong"}>{`${percent} %`}</span>
      <span className="text-meta text-ink-3">{`${numbers.format(missed)} of ${numbers.format(expected)}`}</span>
    </span>
  );
}
