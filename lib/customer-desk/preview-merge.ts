import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { countCustomerAddresses } from "../deposits/addresses-of-customer.ts";
import { notFound } from "../errors.ts";
import { isId } from "../ids.ts";
import { countCustomerInvoices } from "../invoices/invoices-of-customer.ts";
import { countCustomerLinks } from "../payment-links/links-of-customer.ts";
import { countTransactions } from "../transactions/customer-moves.ts";
import { checkPair } from "./check-pair.ts";
import { toPerson } from "./person-dto.ts";
import { countNotes, findCustomer } from "./repository.ts";
import type { MergePreview, mergeInput } from "./schema.ts";

/** What a merge would move and fill in. Changes nothing. */
export async function previewMerge(
  scope: Scope,
  { customerId, otherId }: z.output<typeof mergeInput>,
): Promise<MergePreview> {
  if (!isId("customer", customerId) || !isId("customer", otherId)) throw notFound("Customer");
  const found = await Promise.all([findCustomer(scope, customerId), findCustomer(scope, otherId)]);
  const { stays, goes } = checkPair(
    found.flatMap((row) => row ?? []),
    customerId,
    otherId,
  );
  const [transactions, links, invoices, addresses, notes] = await Promise.all([
    countTransactions(scope, goes.id),
    countCustomerLinks(scope, goes.id),
    countCustomerInvoices(scope, goes.id),
    countCustomerAddresses(scope, goes.id),
    countNotes(scope, goes.id),
  ]);
  const lacking = ["email", "externalRef", "country"] as const;
  return {
    stays: toPerson(stays),
    goes: toPerson(goes),
    moves: { ...transactions, links, invoices, addresses, notes },
    takes: lacking.filter((name) => stays[name] === null && goes[name] !== null),
  };
}
