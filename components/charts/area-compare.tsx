"use client";

import dynamic from "next/dynamic";
import { cn } from "../ui/cn.ts";
import type { ComparePoint } from "./compare-point.ts";

export interface AreaCompareProps {
  /** What the chart shows: "Volume in COP, last 30 days". */
  title: string;
  points: readonly ComparePoint[];
  currentName?: string;
  beforeName?: string;
  height?: number;
  className?: string;
}

const AreaComparePlot = dynamic(
  () => import("./area-compare-plot.tsx").then((module) => module.AreaComparePlot),
  { ssr: false },
);

/** This period as an area over the one before as a dashed line; the same figures in a table for those who cannot see it. */
export function AreaCompare({
  title,
  points,
  currentName = "This period",
  beforeName = "Before",
  height = 200,
  className,
}: AreaCompareProps) {
  return (
    <figure className={cn("relative min-w-0", className)}>
      <div aria-hidden style={{ height }}>
        <AreaComparePlot points={points} currentName={currentName} beforeName={beforeName} />
      </div>
      <div className="sr-only">
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">{currentName}</th>
              <th scope="col">{beforeName}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td>{point.valueText}</td>
                <td>{point.beforeText}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

/** Which line is which. Stands at the right of the chart's title. */
export function CompareLegend({
  currentName = "This period",
  beforeName = "Before",
}: {
  currentName?: string;
  beforeName?: string;
}) {
  return (
    <ul aria-hidden className="flex gap-4 text-meta">
      <li className="flex items-center gap-2">
        <span className="w-3.5 border-t-2 border-chart-1" />
        {currentName}
      </li>
      <li className="flex items-center gap-2 text-ink-3">
        <span className="w-3.5 border-t-2 border-dashed border-line-strong" />
        {beforeName}
      </li>
    </ul>
  );
}
