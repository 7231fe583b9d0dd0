import type { Scope } from "../auth/scope.ts";
import { listActivity } from "./read-repository.ts";
import { listConnectionRows } from "./repository.ts";
import type { ConnectionCard } from "./schema.ts";
import { toCard } from "./to-card.ts";

/** The merchant's connections of the scope's mode with their health, oldest first. */
export async function listConnectionCards(scope: Scope): Promise<ConnectionCard[]> {
  const now = new Date();
  const [rows, activity] = await Promise.all([listConnectionRows(scope), listActivity(scope, now)]);
  return rows.map((row) => toCard(row, activity.get(row.id), now));
}
