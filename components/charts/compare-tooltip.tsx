import type { ComparePoint } from "./compare-point.ts";

interface CompareTooltipProps {
  point: ComparePoint | undefined;
  currentName: string;
  beforeName: string;
}

export function CompareTooltip({ point, currentName, beforeName }: CompareTooltipProps) {
  if (!point) return null;
  return (
    <div className="rounded-2 bg-surface px-3 py-2 text-meta shadow-2">
      <p className="mb-1 font-medium">{point.label}</p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5 tabular-nums">
        <dt className="text-ink-2">{currentName}</dt>
        <dd className="text-right font-strong">{point.valueText}</dd>
        <dt className="text-ink-3">{beforeName}</dt>
        <dd className="text-right text-ink-2">{point.beforeText}</dd>
      </dl>
    </div>
  );
}
