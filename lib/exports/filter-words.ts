import type { FilterOptions } from "../transactions/schema.ts";
import { STATUS_TABS } from "../transactions/status.ts";
import type { ExportedFilters } from "./schema.ts";

const RANGES = {
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
} as const;

/** The filters of a view in words, one each. A filter that has no words of its own yet is named with its value. */
export function filterWords(filters: ExportedFilters, options: FilterOptions): string[] {
  const { tab, range, q, connection, method, ids, ...rest } = filters;
  const words: string[] = [];
  if (tab !== "all") words.push(STATUS_TABS[tab].label);
  if (range !== "all") words.push(RANGES[range]);
  if (q) words.push(`“${q}”`);
  if (connection)
    words.push(
      namesOf(
        connection,
        options.connections.map(({ id, name }) => [id, name]),
      ),
    );
  if (method)
    words.push(
      namesOf(
        method,
        options.methods.map(({ value, label }) => [value, label]),
      ),
    );
  if (ids) words.push(`${ids.split(",").length} chosen rows`);
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && value !== "") words.push(`${nameOf(name)} ${value}`);
  }
  return words;
}

function namesOf(chosen: string, known: readonly (readonly [string, string])[]): string {
  const names = new Map(known);
  return chosen
    .split(",")
    .filter(Boolean)
    .map((value) => names.get(value) ?? value)
    .join(" or ");
}

/** "min" → "Amount from", "country" → "Country". */
function nameOf(filter: string): string {
  if (filter === "min") return "Amount from";
  if (filter === "max") return "Amount up to";
  const words = filter.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
