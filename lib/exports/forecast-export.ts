import type { Scope } from "../auth/scope.ts";
import { countView } from "../transactions/read-snapshot.ts";
import type { ExportedFilters, ExportForecast } from "./schema.ts";

/** Counting so many takes a few milliseconds; beyond, the exact number is shown once the file is being written. */
const MOST_COUNTED = 100_000;

/** How many rows the view has now. */
export async function forecastExport(
  scope: Scope,
  { filters, dayZone }: { readonly filters: ExportedFilters; readonly dayZone: string | undefined },
): Promise<ExportForecast> {
  const rows = await countView(scope, filters, { dayZone, most: MOST_COUNTED + 1 });
  return { rows: Math.min(rows, MOST_COUNTED), more: rows > MOST_COUNTED };
}
