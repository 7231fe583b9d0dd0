import { isSameMoney, type Money } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderError } from "../contract.ts";

/**
 * 409: the key was used before. What stands under our reference is the answer to that earlier try, unless it is about
 * another amount: then the key was used for something else, and saying "done" would be wrong.
 */
export async function resolveConflict<T extends { readonly amount?: Money }>(
  refused: ProviderError,
  asked: Money,
  find: () => Promise<Result<T | null, ProviderError>>,
): Promise<Result<T, ProviderError>> {
  if (refused.code !== "conflict") return err(refused);
  const found = await find();
  const existing = found.ok ? found.value : null;
  if (existing?.amount && isSameMoney(existing.amount, asked)) return ok(existing);
  return err({ ...refused, message: existing ? ANOTHER_BODY : NOT_OURS });
}

const ANOTHER_BODY =
  "The gateway has something else under this idempotency key: its amount or currency differs. Nothing new was made.";
const NOT_OURS =
  "The gateway says that this idempotency key was used before, and shows nothing under our reference.";
