import type { PayWords } from "#lib/payment-links/pay-words-shape.ts";
import type { Language, LinkLineDto } from "#lib/payment-links/schema.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";
import { moneyText } from "./pay-money.ts";

export interface PayLinesProps {
  lines: readonly LinkLineDto[];
  /** What they come to. */
  total: MoneyDto | null;
  words: PayWords;
  language: Language;
}

/** What an amount is the sum of; nothing where it is no sum. */
export function PayLines({ lines, total, words, language }: PayLinesProps) {
  if (lines.length === 0) return null;
  return (
    <dl className="mt-5 rounded-2 bg-sunken px-3.5 py-1">
      {lines
        .map((line, place) => ({ ...line, place }))
        .map((line) => (
          <div
            key={line.place}
            className="flex items-baseline justify-between gap-4 border-b border-line py-2"
          >
            <dt dir="auto" className="min-w-0 break-words">
              {line.description}
              {line.quantity > 1 && (
                <span dir="ltr" className="block text-meta text-ink-3 tabular-nums">
                  {line.quantity} × {moneyText(line.unit, language)}
                </span>
              )}
            </dt>
            <dd className="shrink-0 tabular-nums">{moneyText(line.total, language)}</dd>
          </div>
        ))}
      {total && (
        <div className="flex items-baseline justify-between gap-4 py-2 font-medium">
          <dt>{words.total}</dt>
          <dd className="shrink-0 tabular-nums">{moneyText(total, language)}</dd>
        </div>
      )}
    </dl>
  );
}
