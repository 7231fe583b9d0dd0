import type { EndpointFigures } from "#lib/endpoints/schema.ts";

/** "99.2 %" of the tries, rounded down so that 100 means all of them; a dash without tries. */
export function successWords({ tries, succeeded }: EndpointFigures, locale: string): string {
  if (tries === 0) return "–";
  const percent = Math.floor((succeeded * 1000) / tries) / 10;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(percent)} %`;
}

const COUNTED_TO = 10_000;

/** "1,204"; "10,000+" where counting stopped. */
export function countWords(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count) + (count >= COUNTED_TO ? "+" : "");
}
