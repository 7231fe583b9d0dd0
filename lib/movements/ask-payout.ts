import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { unit } from "../db/unit.ts";
import { invalidInput } from "../errors.ts";
import { newId } from "../ids.ts";
import { findLimitProblem } from "../providers/method-limits.ts";
import { newReference } from "../transactions/new-reference.ts";
import { launch } from "./launch.ts";
import { readAmount } from "./read-amount.ts";
import { parseRecipient } from "./recipient.ts";
import { payoutMethodsOf } from "./refund-way.ts";
import { sameRequest } from "./same-request.ts";
import type { AskedMovement, PayoutInput } from "./schema.ts";

/**
 * Money to somebody else: written down, sent later by the worker. Refuses by field: `connectionId`, `method`,
 * `currency`, `country`, `amount`, `recipient.<name>`.
 */
export async function askPayout(
  scope: Scope,
  input: PayoutInput,
  clock: Clock = systemClock,
): Promise<AskedMovement> {
  const connection = (await listConnections(scope)).find((one) => one.id === input.connectionId);
  if (connection === undefined || connection.disabledAt !== null)
    throw invalidInput({ connectionId: "Choose one of the connections that can pay out." });
  const method = payoutMethodsOf(connection).find((one) => one.id === input.method);
  if (method === undefined) throw invalidInput({ method: "Choose one of the ways to pay out." });
  if (!method.currencies.some((code) => code === input.currency))
    throw invalidInput({ currency: `${method.label} does not pay out in this currency.` });
  const country = input.country === "" ? undefined : input.country;
  if (method.countries !== undefined && (country === undefined || !method.countries.includes(country)))
    throw invalidInput({ country: "Choose the recipient's country." });
  const amount = readAmount(input.amount, input.currency);
  const problem = findLimitProblem({ amount, method, ...(country === undefined ? {} : { country }) });
  if (problem !== null) throw invalidInput({ amount: problem.message });
  const recipient = parseRecipient(method, input.recipient);
  return unit(async (tx) => {
    const wanted = { kind: "payout", amount, parentId: null } as const;
    const made = await sameRequest(tx, scope, input.idempotencyKey, {
      ...wanted,
      connectionId: connection.id,
      method: method.id,
      address: null,
      recipient,
    });
    if (made !== null) return made;
    const movement = {
      ...wanted,
      id: newId("transaction", clock.now()),
      connection,
      method: method.id,
      methodLabel: method.label,
      reference: newReference(),
      description: input.purpose,
      network: method.network ?? null,
      country: country ?? null,
      idempotencyKey: input.idempotencyKey,
    };
    return launch(tx, scope, movement, { method, recipient }, clock);
  });
}
