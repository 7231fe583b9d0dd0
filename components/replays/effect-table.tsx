"use client";

import type { EffectCount } from "#lib/replays/schema.ts";
import { asEffectKey, describeEffect } from "#lib/replays/status.ts";
import { cn } from "../ui/cn.ts";
import { useReader } from "../ui/reader.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { toneDot } from "../ui/tone.ts";

interface EffectTableProps {
  /** Null: not foreseen yet. */
  forecast: readonly EffectCount[] | null;
  /** Counts of the forecast are an estimate. */
  estimated: boolean;
  /** Left out before anything has happened. */
  real?: readonly EffectCount[];
  /** More may still come. */
  underWay?: boolean;
  /** The events with an effect. */
  hrefOf?: (effect: string) => string;
}

/** What was foreseen, and beside it what happened. */
export function EffectTable({ forecast, estimated, real, underWay, hrefOf }: EffectTableProps) {
  const numbers = new Intl.NumberFormat(useReader().locale);
  const effects = [...new Set([...(forecast ?? []), ...(real ?? [])].map(({ effect }) => effect))];
  const countIn = (counts: readonly EffectCount[] | null | undefined, effect: string) =>
    counts?.find((one) => one.effect === effect)?.count ?? 0;
  return (
    <table className="w-full">
      <caption className="sr-only">Effects</caption>
      <thead>
        <tr className="text-left text-label text-ink-3 [&_th]:pb-2 [&_th]:font-medium">
          <th scope="col">Effect</th>
          <th scope="col" className="w-20 text-right sm:w-28">
            {real === undefined ? "Events" : "Forecast"}
          </th>
          {real !== undefined && (
            <th scope="col" className="w-14 text-right sm:w-24">
              {underWay ? "So far" : "Result"}
            </th>
          )}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {effects.map((effect) => {
          const { label, tone } = describeEffect(
            asEffectKey(effect),
            real === undefined ? "forecast" : "done",
          );
          const happened = countIn(real, effect);
          return (
            <tr key={effect} className="[&_td]:py-2 [&_th]:py-2">
              <th scope="row" className="pr-3 text-left font-book">
                <span className="flex items-baseline gap-2.5">
                  <span aria-hidden className={cn("size-2 shrink-0 rounded-full", toneDot[tone])} />
                  {hrefOf !== undefined && happened > 0 ? (
                    <TextLink href={hrefOf(effect)} scroll={false}>
                      {label}
                    </TextLink>
                  ) : (
                    label
                  )}
                </span>
              </th>
              <td className="text-right align-baseline tabular-nums">
                {forecast === null
                  ? "–"
                  : (estimated ? "about " : "") + numbers.format(countIn(forecast, effect))}
              </td>
              {real !== undefined && (
                <td className="text-right align-baseline font-medium tabular-nums">
                  {numbers.format(happened)}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
