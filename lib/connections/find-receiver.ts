import { assertId, type MerchantId } from "../ids.ts";
import type { Connection } from "./connection.ts";
import { toConnection } from "./load-connection.ts";
import { findConnectionRowById } from "./repository.ts";

/** Whose address a webhook came to; null when no connection has it. Proves nothing: the webhook's own proof must. */
export async function findReceiver(
  connectionId: string,
): Promise<{ readonly merchantId: MerchantId; readonly connection: Connection } | null> {
  const row = await findConnectionRowById(connectionId);
  return row && { merchantId: assertId("merchant", row.merchantId), connection: toConnection(row) };
}
