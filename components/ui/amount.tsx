import { cn } from "./cn.ts";

/** An amount already written for the reader. Nothing here calculates. */
export interface AmountParts {
  /** "", "+" or a minus. */
  sign: string;
  /** Grouped whole units: "48,215,300". */
  whole: string;
  /** Minor digits with their decimal mark: ".00" or ",00"; "" for none. A bare "00" gets a point. */
  fraction: string;
  currency: string;
}

export type AmountSize = "row" | "card" | "figure" | "hero";

export interface AmountProps extends AmountParts {
  size?: AmountSize;
  className?: string;
}

const looks: Record<AmountSize, { whole: string; fraction: string; currency: string }> = {
  row: {
    whole: "font-strong",
    fraction: "font-book text-ink-3",
    currency: "ml-[5px] text-meta font-book text-ink-3",
  },
  card: {
    whole: "text-lead font-semibold tracking-[-0.01em]",
    fraction: "font-strong text-ink-3",
    currency: "ml-1 text-meta font-book text-ink-3",
  },
  figure: {
    whole: "text-figure leading-[1.15] font-semibold tracking-[-0.025em]",
    fraction: "font-strong text-ink-4",
    currency: "ml-1.5 text-body font-medium tracking-normal text-ink-3",
  },
  hero: {
    whole: "text-hero leading-[1.15] font-semibold tracking-[-0.025em]",
    fraction: "font-strong text-ink-4",
    currency: "ml-1.5 text-form font-medium tracking-normal text-ink-3",
  },
};

export function Amount({ sign, whole, fraction, currency, size = "row", className }: AmountProps) {
  const look = looks[size];
  const minor = /^\d/.test(fraction) ? `.${fraction}` : fraction;
  return (
    <span className={cn("whitespace-nowrap tabular-nums", look.whole, className)}>
      {sign}
      {whole}
      {minor && <span className={look.fraction}>{minor}</span>}
      {/* The space is for those who hear or copy the amount; the gap that is seen is the margin. */}
      <span className="text-[0px]"> </span>
      <span className={look.currency}>{currency}</span>
    </span>
  );
}
