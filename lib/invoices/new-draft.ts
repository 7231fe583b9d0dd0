import type { AuditedAct } from "../audit/audited-act.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { invalidInput } from "../errors.ts";
import { newId } from "../ids.ts";
import { newSlug } from "../payment-links/slug.ts";
import type { NewInvoice, NewLine } from "./repository.ts";
import type { InvoiceFields } from "./schema.ts";
import { requireFigures, totalOf, wayProblems, writtenColumns, writtenLines } from "./written-invoice.ts";

/** What may be said of an invoice beside its form. */
export interface InvoiceOrigin {
  readonly recurringId?: string;
  /** Who asked for it, where Paydeck makes it for them later. */
  readonly createdBy?: string;
  /** The file that it came in. */
  readonly uploadId?: string;
}

export interface NewDraft {
  /** Without its customer, who is found in the unit that stores it. */
  readonly row: NewInvoice;
  readonly lines: readonly NewLine[];
  readonly act: AuditedAct;
}

/** A draft as it is stored, of a form that was checked. Refuses by field: figures, `ways.N`. */
export function newDraft(
  scope: Scope,
  input: InvoiceFields,
  connections: readonly Connection[],
  { now, origin }: { readonly now: Date; readonly origin: InvoiceOrigin },
): NewDraft {
  const figures = requireFigures(input);
  const problems = wayProblems(input, connections, totalOf(figures));
  if (Object.keys(problems).length > 0) throw invalidInput(problems);
  const id = newId("invoice", now);
  const { uploadId, createdBy = actorName(scope.actor), ...rest } = origin;
  const columns = writtenColumns(input, figures);
  const { currency, total } = columns;
  const file = uploadId === undefined ? {} : { upload: uploadId };
  return {
    row: { id, slug: newSlug(""), ...columns, ...rest, createdBy, createdAt: now, updatedAt: now },
    lines: writtenLines(input, figures),
    act: {
      action: "invoice.create",
      targetType: "invoice",
      targetId: id,
      detail: { currency, total, lines: input.lines.length, ...file },
    },
  };
}
