import { positionsOf } from "../charts/chart-position.ts";

const WIDTH = 720;
const HEIGHT = 120;

interface HistoryChartProps {
  /** Decimal strings, oldest first. */
  readonly amounts: readonly string[];
  readonly currency: string;
  /** Days since the first point, one for each amount. */
  readonly days: readonly number[];
}

/** A balance holds until it changes, so its line has steps. Decoration: the table below carries the figures. */
export function HistoryChart({ amounts, currency, days }: HistoryChartProps) {
  const heights = positionsOf(amounts, currency);
  const span = Math.max(1, days.at(-1) ?? 1);
  const points = heights.map((height, index) => ({
    x: ((days[index] ?? 0) / span) * WIDTH,
    y: HEIGHT - (Math.max(0, height) / 1000) * (HEIGHT - 8),
  }));
  const line = `${points.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join("")}H${WIDTH}`;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-[140px] w-full border-b border-line"
    >
      <path d={`${line}V${HEIGHT}H0Z`} className="fill-chart-1 opacity-[0.07]" />
      <path d={line} className="fill-none stroke-chart-1 stroke-[1.75]" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
