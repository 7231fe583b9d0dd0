import type { CsvKind } from "../csv-rows/kind.ts";
import { INVOICES_KIND } from "../invoices/csv/invoices-kind.ts";
import { LINKS_KIND } from "../payment-links/csv/links-kind.ts";

/** What a file can be made into. Each lives with what it makes. */
const KINDS: readonly CsvKind[] = [LINKS_KIND, INVOICES_KIND];

/** The kind of a stored upload. */
export function kindNamed(id: string): CsvKind {
  const kind = KINDS.find((known) => known.id === id);
  if (kind === undefined) throw new TypeError("a file is of a kind that this version does not know");
  return kind;
}
