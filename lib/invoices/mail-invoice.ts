import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import { AppError, invalidInput, notFound } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.ts";
import type { mailInvoiceInput } from "./acts.ts";
import { billToSchema, kindOfInvoice } from "./invoice-dto.ts";
import { findInvoice } from "./repository.ts";

/**
 * Sends an invoice or credit note by e-mail, to whom it is made out unless another address is given. The same form is one
 * letter, however often it is sent. Refuses by field: `toEmail`.
 */
export async function mailInvoice(
  scope: Scope,
  input: z.output<typeof mailInvoiceInput>,
): Promise<{ readonly mailId: string }> {
  const invoice = await findInvoice(scope, input.invoiceId);
  if (invoice === null) throw notFound("Invoice");
  if (invoice.status !== "sent")
    throw new AppError("conflict", "Only what was sent and is not void goes out by e-mail.");
  const email = input.toEmail || billToSchema.parse(invoice.billTo).email || invoice.customer?.email;
  if (!email) throw invalidInput({ toEmail: "Write the address that it goes to." });
  return unit(async (tx) => {
    const { id, isNew } = await queueMail(tx, scope, {
      kind: kindOfInvoice(invoice),
      to: { name: input.toName, email },
      language: input.language,
      message: input.message,
      targetType: "invoice",
      targetId: invoice.id,
      createdBy: actorName(scope.actor),
      onceKey: `invoice:${invoice.id}:${input.idempotencyKey}`,
      evenIfBounced: input.evenIfBounced,
    });
    if (isNew)
      await writeAudit(tx, scope, {
        action: "invoice.mail",
        targetType: "invoice",
        targetId: invoice.id,
        detail: { mailId: id, language: input.language, toCustomer: input.toEmail === "" },
      });
    return { mailId: id };
  });
}
