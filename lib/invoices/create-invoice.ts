import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { claimForm } from "./claim-form.ts";
import { type InvoiceOrigin, newDraft } from "./new-draft.ts";
import { insertInvoice } from "./repository.ts";
import type { CreateInvoiceInput } from "./schema.ts";
import { customerOf } from "./written-invoice.ts";

export interface MadeInvoice {
  readonly id: string;
}

/**
 * Writes an invoice down as a draft: it has no number and cannot be paid. The same idempotency key with the same form is
 * the same invoice; with another form it is refused (conflict). Refuses by field: figures, `ways.N`.
 */
export async function createInvoice(
  scope: Scope,
  input: CreateInvoiceInput,
  clock: Clock = systemClock,
  origin: InvoiceOrigin = {},
): Promise<MadeInvoice> {
  const { row, lines, act } = newDraft(scope, input, await listConnections(scope), {
    now: clock.now(),
    origin,
  });
  return unit(async (tx) => {
    const claim = {
      key: input.idempotencyKey,
      purpose: "invoice.create",
      form: input,
      resultId: row.id,
    } as const;
    const known = await claimForm(tx, scope, claim);
    if (known !== null) return { id: known };
    const customerId = await customerOf(tx, scope, input);
    await insertInvoice(tx, scope, { ...row, customerId }, lines);
    await writeAudit(tx, scope, act);
    await notifyLive(tx, scope.merchantId, "invoices");
    return { id: row.id };
  });
}
