import Link from "next/link";
import { ProgressBar } from "../ui/progress-bar.tsx";

export interface BarLine {
  label: string;
  /** 0 to 100: the length of the bar. */
  percent: number;
  /** Written for the reader: "97.2 %". */
  value: string;
  /** Against the period before: "+0.4". */
  change?: string | undefined;
  href?: string;
}

/** Names with a figure and a bar each, in the order given. */
export function BarList({ label, lines }: { label: string; lines: readonly BarLine[] }) {
  return (
    <ul aria-label={label} className="grid gap-3">
      {lines.map((line) => (
        <li key={line.href ?? line.label}>
          <div className="mb-1 flex items-baseline gap-3">
            <span className="min-w-0 flex-1 truncate">
              {line.href ? (
                <Link href={line.href} className="rounded-[3px] hover:underline">
                  {line.label}
                </Link>
              ) : (
                line.label
              )}
            </span>
            <span className="font-strong tabular-nums">{line.value}</span>
            <span className="w-9 text-right text-meta text-ink-3 tabular-nums">{line.change}</span>
          </div>
          <ProgressBar label={line.label} percent={line.percent} />
        </li>
      ))}
    </ul>
  );
}
