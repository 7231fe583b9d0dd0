import { AUDIT_ROW, type AuditField } from "../audit-desk/read-audit-snapshot.ts";
import type { TextRow } from "../db/snapshot.ts";
import type { RowWriter } from "./columns.ts";
import { type Dialect, textCell } from "./csv.ts";
import { AUDIT_COLUMNS } from "./status.ts";
import type { ZonedTime } from "./zoned-time.ts";

/** Writes entries of the audit log: all that is known of each, every text defused. */
export function createAuditWriter({
  dialect,
  timeOf,
}: {
  readonly dialect: Dialect;
  readonly timeOf: (ms: number) => ZonedTime;
}): Pick<RowWriter, "headers" | "cells"> {
  const text = (value: string | null) => textCell(value, dialect);
  const read = (row: TextRow, field: AuditField) => row[AUDIT_ROW.indexOf(field)] ?? null;
  return {
    headers: AUDIT_COLUMNS.map((header) => text(header)),
    cells(row) {
      const { local, offset } = timeOf(Number(read(row, "at")));
      const texts = [
        ...(["actor", "memberId", "action", "targetType", "targetId"] as const),
        ...(["detail", "address", "requestId", "id"] as const),
      ];
      return [local, offset, ...texts.map((field) => text(read(row, field)))];
    },
  };
}
