import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { askPlanned } from "../db/ask.ts";
import { Prisma } from "../db/generated/client.ts";

const namedRows = z.array(
  z.object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    invoiceNumber: z.string().nullable(),
    status: z.string(),
  }),
);

/** Links with exactly this id, slug or invoice number, or a title that begins so in any case; the newest first. */
export async function findLinksNamed(
  scope: Scope,
  text: string,
  limit: number,
): Promise<z.infer<typeof namedRows>> {
  const title = `${text.replace(/[\\%_]/g, "\\$&")}%`;
  const found = await askPlanned(Prisma.sql`
    SELECT id, slug, title, invoice_number AS "invoiceNumber", status FROM payment_links
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode}
      AND (id = ${text} OR slug = ${text} OR invoice_number = ${text} OR title ILIKE ${title})
    ORDER BY created_at DESC, id DESC LIMIT ${limit}`);
  return namedRows.parse(found);
}
