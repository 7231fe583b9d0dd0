"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ComparePoint } from "./compare-point.ts";
import { CompareTooltip } from "./compare-tooltip.tsx";

interface AreaComparePlotProps {
  points: readonly ComparePoint[];
  currentName: string;
  beforeName: string;
}

/** The drawn part, fetched apart from the page. Nothing animates. */
export function AreaComparePlot({ points, currentName, beforeName }: AreaComparePlotProps) {
  const last = points.length - 1;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={[...points]}
        margin={{ top: 6, right: 6, bottom: 0, left: 2 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <YAxis hide domain={[0, (top: number) => top * 1.08]} />
        <XAxis
          dataKey="label"
          tickLine={false}
          axisLine={{ stroke: "var(--chart-grid)" }}
          ticks={labelledDays(points)}
          interval={0}
          tick={({ x, y, payload }) => (
            <text
              x={x}
              y={Number(y) + 10}
              fontSize={11}
              fill="var(--ink-3)"
              textAnchor={anchorOf(points, String(payload.value))}
            >
              {String(payload.value)}
            </text>
          )}
          height={24}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--line-strong)" }}
          content={({ active, payload }) => (
            <CompareTooltip
              point={active ? points.find((one) => one === payload[0]?.payload) : undefined}
              currentName={currentName}
              beforeName={beforeName}
            />
          )}
        />
        <Line
          dataKey="before"
          stroke="var(--ink-4)"
          strokeOpacity={0.65}
          strokeWidth={1.25}
          strokeDasharray="3 3"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Area
          dataKey="value"
          stroke="var(--chart-1)"
          strokeWidth={1.75}
          fill="var(--chart-1)"
          fillOpacity={0.07}
          isAnimationActive={false}
          activeDot={{ r: 3.5, fill: "var(--chart-1)", stroke: "var(--surface)", strokeWidth: 2 }}
          dot={({ key, cx, cy, index }) =>
            index === last ? (
              <circle
                key={key}
                cx={cx}
                cy={cy}
                r={3.5}
                fill="var(--chart-1)"
                stroke="var(--surface)"
                strokeWidth={2}
              />
            ) : (
              <g key={key} />
            )
          }
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** Five days evenly apart, the first and the last among them. */
function labelledDays(points: readonly ComparePoint[]): string[] {
  const steps = Math.min(4, points.length - 1);
  if (steps < 1) return points.map((point) => point.label);
  const at = (step: number) => Math.round((step * (points.length - 1)) / steps);
  return Array.from({ length: steps + 1 }, (_, step) => points[at(step)]?.label ?? "");
}

/** The outer labels stay inside the drawing. */
function anchorOf(points: readonly ComparePoint[], label: string): "start" | "middle" | "end" {
  if (label === points[0]?.label) return "start";
  return label === points.at(-1)?.label ? "end" : "middle";
}
