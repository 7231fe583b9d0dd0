import type { EventRow } from "#lib/webhooks/schema.ts";

/**
 * Rows keep their places while new ones come: each is drawn in its present state, one that no longer belongs here
 * leaves, and the chosen one always stays. `newCount`: rows that came above.
 */
export function openedRows(
  opened: readonly EventRow[],
  fresh: readonly EventRow[],
  selected: EventRow | null,
): { readonly rows: readonly EventRow[]; readonly newCount: number } {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const oldest = fresh.at(-1)?.receivedAt ?? "";
  const rows = opened.flatMap((row) => {
    if (row.id === selected?.id) return selected;
    // Older than all of the fresh page: pushed off it by newer ones, not gone.
    return byId.get(row.id) ?? (row.receivedAt <= oldest ? row : []);
  });
  const newest = opened.at(0);
  const isNewer = (row: EventRow) => newest === undefined || row.receivedAt > newest.receivedAt;
  const known = new Set(opened.map((row) => row.id));
  return { rows, newCount: fresh.filter((row) => !known.has(row.id) && isNewer(row)).length };
}
