import { randomBytes } from "node:crypto";
import type { CurrencyCode } from "../currencies.ts";
import type { Transaction } from "../db/generated/client.ts";
import { newId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import type { Provider } from "../providers/contract.ts";
import type { SampleSubject } from "../providers/tester-contract.ts";

/** What the provider would say of one of our transactions. A deposit's reference is its payer's, any other is our id. */
export function subjectOf(row: Transaction): SampleSubject {
  const { kind, externalId, sessionKey, amount, currency, method, txHash } = row;
  return {
    externalId: externalId ?? madeUp(),
    reference: kind === "deposit" ? row.reference : row.id,
    sessionKey,
    amount: moneyOf(amount.toFixed(), currency),
    method,
    txHash: txHash ?? hash(),
  };
}

/** Ids that nothing here has, so that it shows what becomes of an event about something unknown. */
export function madeUpSubject(provider: Provider): SampleSubject {
  const [method] = provider.methods("test");
  const currency: CurrencyCode = method?.currencies[0] ?? "USD";
  return {
    externalId: madeUp(),
    reference: newId("transaction"),
    sessionKey: null,
    amount: moneyOf("100", currency),
    method: method?.id ?? null,
    txHash: hash(),
  };
}

function madeUp(): string {
  return `test-${randomBytes(8).toString("hex")}`;
}

function hash(): string {
  return `0x${randomBytes(32).toString("hex")}`;
}
