import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { seal, unseal } from "../connections/secrets.ts";
import type { Tx } from "../db/unit.ts";
import { invalidInput } from "../errors.ts";
import type { TransactionId } from "../ids.ts";
import type { PayoutMethod } from "../providers/movement-contract.ts";
import { findRecipient, insertRecipient } from "./repository.ts";

type Recipient = Readonly<Record<string, string>>;

const stored = z.record(z.string(), z.string());

/** The typed values as the method wants them; throws `invalid_input` by `recipient.<field>`. */
export function parseRecipient(method: PayoutMethod, typed: Recipient): Recipient {
  const shown = method.fields.filter(
    ({ when }) => when === undefined || when.is.includes(typed[when.field] ?? ""),
  );
  const given = Object.fromEntries(
    shown.map(({ name }) => [name, typed[name]?.trim() ?? ""]).filter(([, value]) => value !== ""),
  );
  const problems: Record<string, string> = {};
  for (const { name, label, required, options } of shown)
    if (required && !Object.hasOwn(given, name))
      problems[`recipient.${name}`] = `${options ? "Choose" : "Enter"} the ${label.toLowerCase()}.`;
  const parsed = method.recipient.safeParse(given);
  if (parsed.success && Object.keys(problems).length === 0) return parsed.data;
  for (const issue of parsed.error?.issues ?? []) {
    const field = method.fields.find(({ name }) => name === issue.path[0]) ?? method.fields[0];
    if (field) problems[`recipient.${field.name}`] ??= issue.message;
  }
  throw invalidInput(problems);
}

/** Personal data: sealed for this transaction alone; lists see the hint. */
export async function keepRecipient(
  tx: Tx,
  scope: Scope,
  transactionId: TransactionId,
  { method, recipient }: { readonly method: PayoutMethod; readonly recipient: Recipient },
): Promise<void> {
  const sealed = seal(JSON.stringify(recipient), { merchantId: scope.merchantId, ownerId: transactionId });
  await insertRecipient(tx, scope, { transactionId, sealed, hint: method.hint(recipient) });
}

/** In the clear, for the length of one call. */
export async function openRecipient(scope: Scope, transactionId: TransactionId): Promise<Recipient> {
  const row = await findRecipient(scope, transactionId);
  if (row === null) return {};
  const opened = unseal(row.sealed, { merchantId: scope.merchantId, ownerId: transactionId });
  return stored.parse(JSON.parse(opened));
}
