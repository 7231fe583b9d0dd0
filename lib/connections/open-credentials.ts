import { z } from "zod";
import type { MerchantId } from "../ids.ts";
import type { Connection } from "./connection.ts";
import { unseal } from "./secrets.ts";

const stored = z.record(z.string(), z.unknown());

/** The connection's credentials in the clear, for the length of one call. */
export function openCredentials(
  merchantId: MerchantId,
  connection: Pick<Connection, "id" | "sealedCredentials">,
): Readonly<Record<string, unknown>> {
  return stored.parse(
    JSON.parse(unseal(connection.sealedCredentials, { merchantId, ownerId: connection.id })),
  );
}
