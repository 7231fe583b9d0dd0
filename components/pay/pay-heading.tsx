import type { MoneyDto } from "#lib/transactions/schema.ts";
import { Amount } from "../ui/amount.tsx";
import { moneyParts } from "./pay-money.ts";

export interface PayHeadingProps {
  money: MoneyDto | null;
  title: string;
  /** Quiet lines under it: what it is for, until when. */
  lines: readonly string[];
  language: string;
}

/** The figure and what it is for; without a figure the words are the heading. */
export function PayHeading({ money, title, lines, language }: PayHeadingProps) {
  return (
    <div className="mt-6">
      {money ? (
        <>
          <h1 className="text-pretty">
            <Amount {...moneyParts(money, language)} size="hero" className="text-[2rem] whitespace-normal" />
          </h1>
          <p className="mt-1.5 text-pretty text-ink-2">{title}</p>
        </>
      ) : (
        <h1 className="text-lead leading-6 font-semibold text-pretty">{title}</h1>
      )}
      {lines.map((line) => (
        <p key={line} className="mt-0.5 whitespace-pre-line text-pretty text-ink-2">
          {line}
        </p>
      ))}
    </div>
  );
}
