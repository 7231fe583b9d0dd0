import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { countDependants, deleteConnectionRows } from "./delete-repository.ts";
import { dependantWords } from "./dependant-words.ts";
import { loadConnection } from "./load-connection.ts";
import type { deleteConnectionInput } from "./schema.ts";

/** Deletes a connection that nothing was ever done with. `name` is typed by hand, so that nobody does it in passing. */
export async function deleteConnection(
  scope: Scope,
  input: z.output<typeof deleteConnectionInput>,
): Promise<null> {
  const { id, name, provider, mode } = await loadConnection(scope, input.connectionId);
  if (input.name !== name) throw invalidInput({ name: "This is not its name. Nothing was deleted." });
  await unit(async (tx) => {
    const words = dependantWords(await countDependants(scope, id, tx));
    if (words !== null) {
      throw new AppError("conflict", `It has ${words}, so it can't be deleted. Disable it instead.`);
    }
    await deleteConnectionRows(tx, scope, id);
    await writeAudit(tx, scope, {
      action: "connection.delete",
      targetType: "connection",
      targetId: id,
      detail: { name, provider: provider.id, mode },
    });
    await notifyLive(tx, scope.merchantId, "connections");
  });
  return null;
}
