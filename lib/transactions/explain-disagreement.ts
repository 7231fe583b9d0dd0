import type { TimelineEntryDto, TransactionDetail } from "./schema.ts";
import { STATUS, type TransactionStatus } from "./status.ts";

type Disagreement = NonNullable<TransactionDetail["disagreement"]>;

/**
 * The two sides of a transaction in review: the entry that brought it there, and the last one before it that had moved
 * the status. Null when it is not in review, or when nothing in the timeline tells why.
 *
 * @param timeline newest first
 */
export function explainDisagreement(
  status: TransactionStatus,
  timeline: readonly TimelineEntryDto[],
): Disagreement | null {
  if (status !== "review") return null;
  const turn = timeline.findIndex(
    (entry) => entry.statusAfter === "review" && entry.statusBefore !== "review",
  );
  const second = timeline[turn];
  if (second === undefined) return null;
  const first = timeline.slice(turn + 1).find((entry) => entry.verdict === "applied");
  const because = first === undefined ? second.summary : BECAUSE;
  if (first === undefined) return { first: side(second), second: null, because };
  return { first: side(first), second: side(second), because };
}

const BECAUSE =
  "Both cannot be true, so it is held: nothing counts as paid until the two sides agree or a person decides.";

function side(entry: TimelineEntryDto): Disagreement["first"] {
  const said =
    entry.providerStatus ??
    (entry.statusAfter === null ? entry.summary : STATUS[entry.statusAfter].label.toLowerCase());
  return { entryId: entry.id, source: entry.source, said, at: entry.at };
}
