import { createHmac, randomUUID } from "node:crypto";
import { type Scope, systemScope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { insertConnectionRow } from "../connections/repository.ts";
import { seal } from "../connections/secrets.ts";
import { unit } from "../db/unit.ts";
import { newId, type TransactionId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import { moneyOf } from "../money.ts";
import { createMerchant } from "../team/create-merchant.ts";
import { insertTransaction, type NewTransaction } from "../transactions/repository.ts";

export const WEBHOOK_SECRET = "whsec_test_12345";

/** A merchant of its own for one test, seen as Paydeck itself sees it. */
export async function aMerchant(mode: Mode = "test"): Promise<Scope> {
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  const { id } = await createMerchant({ ...place, name: `Merchant ${randomUUID().slice(0, 8)}` });
  return systemScope(id, mode);
}

/** A PayIn connection unless told otherwise; credentials that only tests know. */
export async function aConnection(
  scope: Scope,
  options: {
    readonly provider?: string;
    readonly baseUrl?: string;
    readonly credentials?: Record<string, string>;
  } = {},
): Promise<Connection> {
  const { provider = "payin", baseUrl = "http://127.0.0.1:9", credentials = PAYIN_CREDENTIALS } = options;
  const id = newId("connection");
  const sealedCredentials = seal(JSON.stringify(credentials), { merchantId: scope.merchantId, ownerId: id });
  await unit((tx) =>
    insertConnectionRow(tx, scope, {
      id,
      provider,
      name: "Test connection",
      baseUrl,
      sealedCredentials,
      credentialHints: {},
      credentialsSetAt: new Date(),
      credentialsCheck: "ok",
    }),
  );
  return loadConnection(scope, id);
}

const PAYIN_CREDENTIALS = {
  apiKey: "pk_test",
  webhookSecret: WEBHOOK_SECRET,
  headerStyle: "bearer",
  signature: "any",
};

/** A pending payment of 100 USDT that the provider knows as `ord_…`. */
export async function aTransaction(
  scope: Scope,
  connection: Connection,
  patch: Partial<NewTransaction> = {},
): Promise<{ readonly id: TransactionId; readonly externalId: string }> {
  const id = newId("transaction");
  const externalId = `ord_${randomUUID()}`;
  await unit((tx) =>
    insertTransaction(tx, scope, {
      id,
      connectionId: connection.id,
      provider: connection.provider.id,
      kind: "payment",
      status: "pending",
      reference: `ORD-${randomUUID().slice(0, 8)}`,
      externalId,
      amount: moneyOf("100", "USDT"),
      method: "usdt-tron-nile",
      methodLabel: "USDT on Tron",
      idempotencyKey: randomUUID(),
      nextSyncAt: null,
      createdAt: new Date(),
      ...patch,
    }),
  );
  return { id, externalId };
}

/** A PayIn order event with its bare signature, as providers.md 2.9 documents both. */
export function orderEvent(
  type: "order.completed" | "order.expired",
  orderId: string,
  data: Readonly<Record<string, string>> = {},
): { readonly body: Uint8Array<ArrayBuffer>; readonly headers: Record<string, string> } {
  const word = type.slice("order.".length);
  const id = `evt_${type.replace(".", "_")}_${orderId}`;
  const order = { orderId, status: word, amount: "100", currency: "USDT", chainId: "tron-nile", ...data };
  const body = JSON.stringify({ id, type, createdAt: "2026-11-19T14:00:00Z", data: order });
  return signed(body);
}

export function signed(body: string, secret: string = WEBHOOK_SECRET) {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return {
    body: new TextEncoder().encode(body),
    headers: { "content-type": "application/json", "x-payin-signature": signature },
  };
}
