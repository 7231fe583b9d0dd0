import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import { AppError } from "../errors.ts";

const OLD_MS = 10 * 60_000;
/** Nobody's, and long enough for every provider. */
const ANOTHER_SECRET = "a-secret-that-no-connection-has-0000000000";

/** The proof of a body, made with the connection's own secret. The secret stays in this function. */
export function signTest(
  { merchantId }: Pick<Scope, "merchantId">,
  connection: Connection,
  body: Uint8Array,
  options: { readonly now: Date; readonly old: boolean; readonly forged: boolean },
): Readonly<Record<string, string>> {
  const { name, webhook } = connection.provider;
  if (webhook.sign === undefined) throw new AppError("conflict", `Events of ${name} can't be signed here.`);
  const now = options.old ? new Date(options.now.getTime() - OLD_MS) : options.now;
  const credentials = openCredentials(merchantId, connection);
  return webhook.sign(body, { credentials, now, ...(options.forged ? { secret: ANOTHER_SECRET } : {}) });
}

/** Whether an old proof is worth less than a fresh one. */
export function signsTime(scope: Pick<Scope, "merchantId">, connection: Connection, now: Date): boolean {
  const { webhook } = connection.provider;
  const credentials = openCredentials(scope.merchantId, connection);
  const [sample] = webhook.samples?.(credentials) ?? [];
  if (sample === undefined) return false;
  const subject = { externalId: "x", reference: "x", sessionKey: null, method: null, txHash: "x" };
  const amount = { units: 100n, scale: 0, currency: "USD" } as const;
  const body = new TextEncoder().encode(JSON.stringify(sample.build({ ...subject, amount }, now)));
  const headers = signTest(scope, connection, body, { now, old: true, forged: false });
  const proof = webhook.verify({ headers, body }, { credentials, mode: connection.mode, now });
  return !proof.ok && proof.error === "stale";
}
