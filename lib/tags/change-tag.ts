import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { unit } from "../db/unit.ts";
import { invalidInput, notFound } from "../errors.ts";
import { findPresentIds } from "../transactions/find-matching.ts";
import { MOST_TAGS, type tagInput } from "./schema.ts";
import { tagTransactions } from "./tag-transactions.ts";

type Input = z.output<typeof tagInput>;

export const addTag = (scope: Scope, input: Input) => change(scope, input, true);
export const removeTag = (scope: Scope, input: Input) => change(scope, input, false);

async function change(scope: Scope, { transactionId, tag }: Input, on: boolean): Promise<{ tag: string }> {
  const [id] = await findPresentIds(scope, [transactionId]);
  if (id === undefined) throw notFound("Transaction");
  const { refused } = await unit((tx) => tagTransactions(tx, scope, { ids: [id], tag, on }));
  if (refused > 0) throw invalidInput({ tag: `A transaction has at most ${MOST_TAGS} tags.` });
  return { tag };
}
