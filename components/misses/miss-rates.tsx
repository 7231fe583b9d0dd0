"use client";

import type { MissRates } from "#lib/misses/schema.ts";
import { Card } from "../ui/card.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { useReader } from "../ui/reader.tsx";
import { durationWords } from "../webhooks/duration-words.ts";

type Rate = MissRates[number]["day"];

const WINDOWS = [
  { key: "day", label: "24 hours", look: "text-right" },
  { key: "week", label: "7 days", look: "text-right max-md:hidden" },
  { key: "month", label: "30 days", look: "text-right" },
] as const;

/** How much of what each connection should have told never came as a webhook. */
export function MissRatesCard({ rates }: { rates: MissRates }) {
  if (rates.length === 0) return null;
  return (
    <Card title="Miss rate" aside="Missed of expected" flush>
      <table className="w-full text-left">
        <caption className="sr-only">Miss rate of each connection</caption>
        <thead>
          <tr className="text-meta text-ink-3 [&>th]:px-3 md:[&>th]:px-5 [&>th]:py-2 [&>th]:font-book">
            <th scope="col">Connection</th>
            {WINDOWS.map(({ key, label, look }) => (
              <th key={key} scope="col" className={look}>
                {label}
              </th>
            ))}
            <th scope="col" className="text-right max-md:hidden">
              Known after, p50 / p95
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {rates.map(({ connection, lagP50Ms, lagP95Ms, ...rest }) => (
            <tr
              key={connection.id}
              className="[&>td]:px-3 md:[&>td]:px-5 [&>td]:py-2.5 [&>th]:px-3 md:[&>th]:px-5"
            >
              <th scope="row" className="font-medium">
                <span className="flex items-center gap-2">
                  <Monogram letters={connection.tile.letters} colour={connection.tile.color} />
                  {connection.name}
                </span>
              </th>
              {WINDOWS.map(({ key, look }) => (
                <td key={key} className={look}>
                  <RateWords rate={rest[key]} />
                </td>
              ))}
              <td className="text-right text-ink-2 tabular-nums max-md:hidden">
                {lagP50Ms === null || lagP95Ms === null
                  ? "–"
                  : `${durationWords(Math.round(lagP50Ms))} / ${durationWords(Math.round(lagP95Ms))}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
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
