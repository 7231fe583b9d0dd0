import { writeAudit } from "../audit/write-audit.ts";
import { actorName, may, type Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import { enqueueExport } from "./enqueue-export.ts";
import { findExportByKey, insertExport, measureUse } from "./repository.ts";
import { requireRoom } from "./require-room.ts";
import type { CreateAuditExportInput, CreateExportInput, ExportList } from "./schema.ts";
import { AUDIT_COLUMNS } from "./status.ts";

/** Begins an export of a view of a list. The same key begins one, however often it is sent. */
export async function createExport(scope: Scope, input: CreateExportInput): Promise<{ exportId: string }> {
  return begin(scope, ofList(input), { personal: false, reason: "" });
}

/** As {@link createExport}, with customers in full: who did so and why stays in the audit log. */
export async function createRevealingExport(
  scope: Scope,
  { reason, ...input }: CreateExportInput & { readonly reason: string },
): Promise<{ exportId: string }> {
  return begin(scope, ofList(input), { personal: true, reason });
}

/** As {@link createExport}, of a view of the audit log. It names people and from where they act. */
export async function createAuditExport(
  scope: Scope,
  input: CreateAuditExportInput,
): Promise<{ exportId: string }> {
  if (!may(scope, "exports.create"))
    throw new AppError("forbidden", "Your role does not include exports (exports.create). Ask an owner.");
  // A window of the log counts hours, and no days of any zone.
  const view = { list: "audit", columns: AUDIT_COLUMNS, dayZone: input.zone } as const;
  return begin(scope, { ...input, ...view }, { personal: false, reason: "" });
}

/** What is written down of a view, whatever it is of. */
interface AskedView extends Pick<CreateExportInput, "format" | "zone" | "dayZone" | "idempotencyKey"> {
  readonly list: ExportList;
  readonly filters: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
}

function ofList(input: CreateExportInput): AskedView {
  return input.list === "payouts" ? { ...input, filters: { ...input.filters, kind: "payout" } } : input;
}

async function begin(
  scope: Scope,
  input: AskedView,
  { personal, reason }: { readonly personal: boolean; readonly reason: string },
): Promise<{ exportId: string }> {
  const createdAt = new Date();
  const id = newId("export", createdAt);
  const filters = setFilters(input.filters);
  const actor = actorName(scope.actor);
  const isNew = await unit(async (tx) => {
    const use = await measureUse(tx, scope);
    if (!(await insertExport(tx, scope, { ...input, id, filters, personal, reason, actor, createdAt })))
      return false;
    requireRoom(use);
    await enqueueExport(tx, scope, id);
    await writeAudit(tx, scope, {
      action: "export.create",
      targetType: "export",
      targetId: id,
      detail: {
        list: input.list,
        // Names only: what is searched for may be somebody's e-mail.
        filters: Object.keys(filters).join(","),
        columns: input.columns.join(","),
        format: input.format,
        personal,
        reason,
      },
    });
    await notifyLive(tx, scope.merchantId, "exports");
    return true;
  });
  if (isNew) return { exportId: id };
  const begun = await findExportByKey(scope, input.idempotencyKey);
  if (begun === null) throw new AppError("conflict", "This export was begun in the other mode.");
  return { exportId: begun.id };
}

/** Those that are set. */
function setFilters(filters: AskedView["filters"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  );
}
